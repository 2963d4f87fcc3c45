#include "tests/support/umockdev_bed.h"

#include "drivers/virtual/standard_requests.h"

#include <filesystem>
#include <semaphore>
#include <thread>
#include <umockdev.h>

#include <QString>

namespace evergreen {

namespace {

// USB 2.0 §11.23: what the kernel's own root hub says of itself. libusb does not start on a machine without any node.
constexpr const char* kRootHub =
    "P: /devices/usb1\n"
    "N: bus/usb/001/001\n"
    "E: SUBSYSTEM=usb\n"
    "E: DEVTYPE=usb_device\n"
    "E: DEVNAME=/dev/bus/usb/001/001\n"
    "E: BUSNUM=001\n"
    "E: DEVNUM=001\n"
    "A: busnum=1\\n\n"
    "A: devnum=1\\n\n"
    "A: bConfigurationValue=1\\n\n"
    "A: speed=480\\n\n"
    "H: descriptors=12010002090001406B1D020000060302010109021900010100E0000904000001090000000705810304000C\n\n";

QString nodeName(int address) {
    return QStringLiteral("bus/usb/001/%1").arg(address, 3, 10, QLatin1Char('0'));
}

QString devicePath(int port) {
    return QStringLiteral("/devices/usb1/1-%1").arg(port);
}

QString interfacePath(int port) {
    return QStringLiteral("/devices/usb1/1-%1/1-%1:1.0").arg(port);
}

QString described(const VirtualUsbDevice& device, int port, int address) {
    const QString node = nodeName(address);
    const QString descriptors = toHex(device.deviceDescriptor()) + toHex(device.configurationDescriptor());
    return QStringLiteral(
               "P: %1\nN: %2\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DEVNAME=/dev/%2\nE: BUSNUM=001\n"
               "E: DEVNUM=%3\nA: busnum=1\\n\nA: devnum=%4\\n\nA: bConfigurationValue=1\\n\n"
               "A: speed=480\\n\nH: descriptors=%5\n\n")
               .arg(devicePath(port), node, node.right(3), QString::number(address), descriptors) +
           QStringLiteral("P: %1\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n\n").arg(interfacePath(port));
}

std::string sys(const QString& path) {
    return "/sys" + path.toStdString();
}

}  // namespace

/// The thread on which umockdev hears ioctls: the main thread sits inside them.
class UmockdevBed::Glib {
public:
    Glib() : m_context(g_main_context_new()), m_loop(g_main_loop_new(m_context, FALSE)) {
        m_thread = std::thread([this] {
            g_main_context_push_thread_default(m_context);
            g_main_loop_run(m_loop);
            g_main_context_pop_thread_default(m_context);
        });
    }
    ~Glib() {
        call([this] { g_main_loop_quit(m_loop); });
        m_thread.join();
        g_main_loop_unref(m_loop);
        g_main_context_unref(m_context);
    }
    Glib(const Glib&) = delete;
    Glib& operator=(const Glib&) = delete;

    /// Runs something there and waits for its end.
    void call(const std::function<void()>& work) {
        struct Job {
            const std::function<void()>& work;
            std::binary_semaphore done{0};
        } job{work};
        const auto run = [](gpointer data) -> gboolean {
            auto* const self = static_cast<Job*>(data);
            self->work();
            self->done.release();
            return G_SOURCE_REMOVE;
        };
        GSource* const source = g_idle_source_new();
        g_source_set_priority(source, G_PRIORITY_DEFAULT);
        g_source_set_callback(source, run, &job, nullptr);
        g_source_attach(source, m_context);
        job.done.acquire();
        g_source_unref(source);
    }

private:
    GMainContext* m_context;
    GMainLoop* m_loop;
    std::thread m_thread;
};

struct UmockdevBed::Testbed {
    UMockdevTestbed* raw = umockdev_testbed_new();

    Testbed() = default;
    Testbed(const Testbed&) = delete;
    Testbed& operator=(const Testbed&) = delete;
    ~Testbed() { g_object_unref(raw); }

    std::filesystem::path root() const {
        const std::unique_ptr<char, decltype(&g_free)> path(umockdev_testbed_get_root_dir(raw), &g_free);
        return path.get();
    }
};

UmockdevBed::UmockdevBed() : m_glib(std::make_unique<Glib>()), m_testbed(std::make_unique<Testbed>()) {
    if (!umockdev_in_mock_environment()) qFatal("umockdev is not preloaded: see EVERGREEN_USB_BED_ENVIRONMENT");
    umockdev_testbed_add_from_string(m_testbed->raw, kRootHub, nullptr);
}

UmockdevBed::~UmockdevBed() {
    for (auto& [number, port] : m_ports) {
        port.device->watchCable({});
        if (port.node) unplug(port);
    }
    // Whoever still holds a node has its answer taken away together with the thread that gives it.
    m_glib.reset();
}

void UmockdevBed::add(VirtualUsbDevice& device, int number) {
    m_ports.emplace(number, Port{&device, nullptr, number});
    device.watchCable([this, number](bool isPlugged) { cableChanged(number, isPlugged); });
    if (device.isPlugged()) cableChanged(number, true);
}

void UmockdevBed::cableChanged(int number, bool isPlugged) {
    Port& port = m_ports.at(number);
    if (isPlugged) {
        plug(port);
    } else {
        unplug(port);
    }
}

void UmockdevBed::plug(Port& port) {
    port.address = ++m_lastAddress;
    VirtualUsbDevice* const device = port.device;
    // A virtual device sees the URBs of one plugging in after another: their numbers must never meet.
    const auto serial = static_cast<std::uint64_t>(port.address) << 32;
    const auto node = std::make_shared<std::weak_ptr<UsbfsNode>>();
    const auto submit = [this, device, node, serial](const Urb& urb) {
        const auto work = [this, device, held = node->lock(), serial, urb] {
            if (held) passOn(*device, held, serial, urb);
        };
        QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
    };
    const auto cancel = [this, device, serial](std::uint64_t id) {
        QMetaObject::invokeMethod(
            this, [device, id = serial | id] { device->cancel(id); }, Qt::QueuedConnection);
    };
    port.node = std::make_shared<UsbfsNode>(UsbfsNode::Wishes{submit, cancel});
    *node = port.node;

    umockdev_testbed_add_from_string(m_testbed->raw, qPrintable(described(*device, port.number, port.address)),
                                     nullptr);
    const std::filesystem::path path = m_testbed->root() / "dev" / nodeName(port.address).toStdString();
    std::filesystem::remove(path);
    std::filesystem::create_symlink(port.node->terminal(), path);
    const std::string name = "/dev/" + nodeName(port.address).toStdString();
    m_glib->call([&] { umockdev_testbed_attach_ioctl(m_testbed->raw, name.c_str(), port.node->handler(), nullptr); });
    umockdev_testbed_uevent(m_testbed->raw, sys(devicePath(port.number)).c_str(), "add");
    umockdev_testbed_uevent(m_testbed->raw, sys(interfacePath(port.number)).c_str(), "add");
}

void UmockdevBed::unplug(Port& port) {
    port.node->pull();
    m_retired.push_back(std::move(port.node));
    const std::string name = "/dev/" + nodeName(port.address).toStdString();
    m_glib->call([&] { umockdev_testbed_detach_ioctl(m_testbed->raw, name.c_str(), nullptr); });
    for (const QString& path : {interfacePath(port.number), devicePath(port.number)}) {
        umockdev_testbed_uevent(m_testbed->raw, sys(path).c_str(), "remove");
        umockdev_testbed_remove_device(m_testbed->raw, sys(path).c_str());
    }
}

void UmockdevBed::passOn(VirtualUsbDevice& device, const std::shared_ptr<UsbfsNode>& node, std::uint64_t serial,
                         Urb urb) {
    const std::uint64_t id = urb.id;
    urb.id |= serial;
    if (auto done = answerStandardRequest(device, urb)) return node->finish(id, std::move(*done));
    device.submit(std::move(urb), [node, id](UrbDone done) { node->finish(id, std::move(done)); });
}

}  // namespace evergreen
