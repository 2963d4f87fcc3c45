#include "backend/desk/sandbox_staff.h"

#include "backend/desk/desk_time.h"
#include "backend/desk/one_time_code.h"
#include "backend/desk/password.h"

#include <QCryptographicHash>

namespace evergreen::desk {

namespace {

struct Person {
    const char* id;
    const char* branch;
    const char16_t* name;
    const char* role;
    int trainedForDays;  ///< from the planting on; negative: has lapsed; 0: none
};

constexpr Person kPeople[] = {
    {"xiaoli", "hefang", u"小李", "helper", 365},   {"xiaowang", "hefang", u"小王", "helper", 365},
    {"xiaozhao", "hefang", u"小赵", "helper", -1},  {"chenjingli", "hefang", u"陈经理", "manager", 365},
    {"xiaolin", "dongmen", u"小林", "helper", 365}, {"xiaozhou", "xincheng", u"小周", "helper", 365},
    {"xiaoxu", "taiping", u"小徐", "helper", 365},  {"yuancheng", "remote", u"远程小何", "remote", 365},
    {"shenwen", "xiaobao", u"沈文", "reviewer", 0}, {"luxie", "keji", u"陆写", "author", 0},
};

void plantBranches(BranchRegister& branches) {
    const Branch all[] = {{QStringLiteral("dongmen"), QStringLiteral("东门支行"), QStringLiteral("Dongmen branch"),
                           QStringLiteral("hefang"), false, 21'000, 41},
                          {QStringLiteral("hefang"), QStringLiteral("河坊支行"), QStringLiteral("Hefang branch"),
                           QStringLiteral("dongmen"), false, 14'500, 56},
                          {QStringLiteral("xincheng"), QStringLiteral("新城支行"), QStringLiteral("Xincheng branch"),
                           QStringLiteral("taiping"), false, 30'200, 18},
                          {QStringLiteral("taiping"), QStringLiteral("太平支行"), QStringLiteral("Taiping branch"),
                           QStringLiteral("xincheng"), false, 8'900, 63},
                          {QStringLiteral("remote"), QStringLiteral("远程服务中心"), QStringLiteral("Remote desk"),
                           QString(), true, 0, 0},
                          {QStringLiteral("xiaobao"), QStringLiteral("消费者权益保护部"),
                           QStringLiteral("Consumer protection"), QString(), false, 0, 0},
                          {QStringLiteral("keji"), QStringLiteral("信息科技部"),
                           QStringLiteral("Information technology"), QString(), false, 0, 0}};
    for (const Branch& branch : all) {
        if (!branches.branch(branch.id)) branches.put(branch);
    }
    const Kiosk kiosks[] = {{QStringLiteral("kiosk-0001"), QStringLiteral("hefang"), QStringLiteral("大厅1号")},
                            {QStringLiteral("kiosk-0002"), QStringLiteral("dongmen"), QStringLiteral("大厅1号")},
                            {QStringLiteral("kiosk-0003"), QStringLiteral("hefang"), QStringLiteral("大厅2号")},
                            {QStringLiteral("kiosk-0004"), QStringLiteral("xincheng"), QStringLiteral("大厅1号")}};
    for (const Kiosk& kiosk : kiosks) {
        if (!branches.kiosk(kiosk.id)) branches.put(kiosk);
    }
}

}  // namespace

Result<> plantSandbox(DeskBooks& books, const Seal& seal, int passwordCostLog2) {
    return books.inOneGo([&] {
        plantBranches(books.branches);
        for (const Person& person : kPeople) {
            const QString id = QString::fromLatin1(person.id);
            if (books.staff.credentials(id)) continue;
            books.staff.put({id, QString::fromLatin1(person.branch), QString::fromUtf16(person.name),
                             QString::fromLatin1(person.role)},
                            hashedPassword(sandboxPassword(id), passwordCostLog2),
                            seal.seal(sandboxCodeSecret(id), id));
            books.staff.setPin(id, hashedPassword(sandboxPin(id), passwordCostLog2));
            if (person.trainedForDays == 0) continue;
            books.staff.train(id, Staff::helping, dayOf(books.now()).addDays(person.trainedForDays));
        }
    });
}

QByteArray sandboxPassword(const QString& staff) {
    return "sandbox-" + staff.toUtf8();
}

QByteArray sandboxPin(const QString& staff) {
    for (std::size_t i = 0; i < std::size(kPeople); ++i) {
        if (staff == QLatin1String(kPeople[i].id)) return QByteArray::number(860'001 + static_cast<int>(i));
    }
    return {};
}

QByteArray sandboxCodeSecret(const QString& staff) {
    return QCryptographicHash::hash("evergreen sandbox " + staff.toUtf8(), QCryptographicHash::Sha1);
}

QString sandboxCode(const QString& staff, std::int64_t nowMs) {
    return oneTimeCode(sandboxCodeSecret(staff), nowMs / 1000 / kCodeStepSeconds);
}

}  // namespace evergreen::desk
