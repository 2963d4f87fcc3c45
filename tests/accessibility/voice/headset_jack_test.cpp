// The kernel's side is umockdev: device nodes that answer the evdev ioctls, and a pipe through which recorded input
// events come.
#include "accessibility/voice/evdev_headset_jack.h"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <linux/input.h>
#include <mutex>
#include <semaphore>
#include <sys/stat.h>
#include <thread>
#include <umockdev.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>

namespace evergreen {

namespace {

/// Answers ioctls on a thread of its own: the main thread sits inside them.
class Kernel {
public:
    Kernel() {
        if (!umockdev_in_mock_environment()) qFatal("umockdev is not preloaded");
        m_thread = std::thread([this] {
            g_main_context_push_thread_default(m_context);
            g_main_loop_run(m_loop);
            g_main_context_pop_thread_default(m_context);
        });
        std::filesystem::create_directories(root() / "dev/input");
    }
    ~Kernel() {
        call([this] { g_main_loop_quit(m_loop); });
        m_thread.join();
        g_main_loop_unref(m_loop);
        g_main_context_unref(m_context);
        g_object_unref(m_bed);
    }
    Kernel(const Kernel&) = delete;
    Kernel& operator=(const Kernel&) = delete;

    std::filesystem::path root() const {
        const std::unique_ptr<char, decltype(&g_free)> path(umockdev_testbed_get_root_dir(m_bed), &g_free);
        return path.get();
    }
    UMockdevTestbed* bed() { return m_bed; }

    template <typename Work>
    void call(Work work) {
        struct Job {
            Work& work;
            std::binary_semaphore done{0};
        } job{work};
        const auto run = [](gpointer data) -> gboolean {
            auto* const self = static_cast<Job*>(data);
            self->work();
            self->done.release();
            return G_SOURCE_REMOVE;
        };
        g_main_context_invoke(m_context, run, &job);
        job.done.acquire();
    }

private:
    GMainContext* m_context = g_main_context_new();
    GMainLoop* m_loop = g_main_loop_new(m_context, FALSE);
    UMockdevTestbed* m_bed = umockdev_testbed_new();
    std::thread m_thread;
};

/// One input device: which switches it has, and how they stand.
class InputDevice {
public:
    InputDevice(Kernel& kernel, const char* name, std::uint64_t has, std::uint64_t set)
        : m_kernel(kernel), m_name(std::string("/dev/input/") + name), m_has(has), m_set(set) {
        m_file = kernel.root().string() + m_name;
        g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&InputDevice::onIoctl), this);
        m_kernel.call([this] { umockdev_testbed_attach_ioctl(m_kernel.bed(), m_name.c_str(), m_handler, nullptr); });
        if (mkfifo(m_file.c_str(), 0600) != 0) qFatal("no fifo");
        // Open both ways: a reader then neither blocks nor sees the end before leave().
        m_pipe = open(m_file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    ~InputDevice() {
        leave();
        m_kernel.call([this] { umockdev_testbed_detach_ioctl(m_kernel.bed(), m_name.c_str(), nullptr); });
        g_object_unref(m_handler);
    }
    InputDevice(const InputDevice&) = delete;
    InputDevice& operator=(const InputDevice&) = delete;

    void setState(std::uint64_t set) {
        const std::lock_guard lock(m_mutex);
        m_set = set;
    }

    void send(std::uint16_t type, std::uint16_t code, std::int32_t value) const {
        std::array<input_event, 2> events{};
        events[0].type = type;
        events[0].code = code;
        events[0].value = value;
        events[1].type = EV_SYN;
        ASSERT_EQ(write(m_pipe, events.data(), sizeof events), static_cast<ssize_t>(sizeof events));
    }

    /// The device is unplugged: its node goes, and whoever reads is told the end.
    void leave() {
        if (m_pipe < 0) return;
        std::filesystem::remove(m_file);
        close(std::exchange(m_pipe, -1));
    }

private:
    static int onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* device) {
        static_cast<InputDevice*>(device)->answer(client);
        return 1;
    }

    void answer(UMockdevIoctlClient* client) {
        const unsigned long request = umockdev_ioctl_client_get_request(client);
        const auto number = _IOC_NR(request);
        const std::lock_guard lock(m_mutex);
        const bool asksWhich = number == _IOC_NR(EVIOCGBIT(EV_SW, 0));
        const bool asksState = number == _IOC_NR(EVIOCGSW(0));
        if (!asksWhich && !asksState) return umockdev_ioctl_client_complete(client, -1, ENOTTY);
        std::uint64_t bits = asksWhich ? m_has : m_set;
        const auto size = std::min<std::size_t>(_IOC_SIZE(request), sizeof bits);
        UMockdevIoctlData* const out =
            umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, size, nullptr);
        umockdev_ioctl_data_update(out, 0, reinterpret_cast<guint8*>(&bits), static_cast<gint>(size));
        umockdev_ioctl_data_unref(out);
        umockdev_ioctl_client_complete(client, static_cast<glong>(size), 0);
    }

    Kernel& m_kernel;
    const std::string m_name;
    std::string m_file;
    UMockdevIoctlBase* m_handler = umockdev_ioctl_base_new();
    int m_pipe = -1;
    std::mutex m_mutex;  // guards the two below
    const std::uint64_t m_has;
    std::uint64_t m_set;
};

constexpr std::uint64_t kHeadphone = 1ULL << SW_HEADPHONE_INSERT;
constexpr std::uint64_t kLid = 1ULL << SW_LID;

struct HeadsetJackTest : testing::Test {
    Kernel kernel;

    /// Turns the event loop until the jack says so.
    static bool becomes(const HeadsetJack& jack, bool isPlugged) {
        QElapsedTimer since;
        since.start();
        while (jack.isPlugged() != isPlugged && since.elapsed() < 5000) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        }
        return jack.isPlugged() == isPlugged;
    }
};

}  // namespace

TEST_F(HeadsetJackTest, machine_without_a_headphone_switch_has_no_headset) {
    const InputDevice lid(kernel, "event0", kLid, kLid);
    const EvdevHeadsetJack jack;
    EXPECT_EQ(jack.sockets(), 0U);
    EXPECT_FALSE(jack.isPlugged());
    const EvdevHeadsetJack nowhere(QStringLiteral("/dev/nowhere"));
    EXPECT_FALSE(nowhere.isPlugged());
}

TEST_F(HeadsetJackTest, plug_that_was_in_before_is_seen_at_once) {
    const InputDevice socket(kernel, "event3", kHeadphone, kHeadphone);
    const EvdevHeadsetJack jack;
    EXPECT_EQ(jack.sockets(), 1U);
    EXPECT_TRUE(jack.isPlugged());
}

TEST_F(HeadsetJackTest, plug_in_and_out_is_told_once_each) {
    const InputDevice socket(kernel, "event3", kHeadphone | kLid, 0);
    const EvdevHeadsetJack jack;
    QSignalSpy changed(&jack, &HeadsetJack::pluggedChanged);
    socket.send(EV_SW, SW_LID, 1);
    socket.send(EV_SW, SW_HEADPHONE_INSERT, 1);
    EXPECT_TRUE(becomes(jack, true));
    socket.send(EV_SW, SW_HEADPHONE_INSERT, 0);
    EXPECT_TRUE(becomes(jack, false));
    ASSERT_EQ(changed.count(), 2);
    EXPECT_TRUE(changed.at(0).at(0).toBool());
    EXPECT_FALSE(changed.at(1).at(0).toBool());
}

TEST_F(HeadsetJackTest, lost_events_make_it_ask_how_the_switch_stands) {
    InputDevice socket(kernel, "event3", kHeadphone, 0);
    const EvdevHeadsetJack jack;
    socket.setState(kHeadphone);
    socket.send(EV_SYN, SYN_DROPPED, 0);
    EXPECT_TRUE(becomes(jack, true));
}

TEST_F(HeadsetJackTest, sound_card_that_is_unplugged_takes_its_headset_along) {
    InputDevice socket(kernel, "event3", kHeadphone, kHeadphone);
    const EvdevHeadsetJack jack;
    ASSERT_TRUE(jack.isPlugged());
    socket.leave();
    EXPECT_TRUE(becomes(jack, false));
}

TEST_F(HeadsetJackTest, sound_card_that_comes_later_is_found) {
    const EvdevHeadsetJack jack;
    EXPECT_FALSE(jack.isPlugged());
    const InputDevice socket(kernel, "event9", kHeadphone, kHeadphone);
    EXPECT_TRUE(becomes(jack, true));
}

TEST_F(HeadsetJackTest, two_sockets_are_plugged_while_one_is) {
    const InputDevice front(kernel, "event3", kHeadphone, kHeadphone);
    const InputDevice back(kernel, "event4", kHeadphone, kHeadphone);
    const EvdevHeadsetJack jack;
    EXPECT_EQ(jack.sockets(), 2U);
    QSignalSpy changed(&jack, &HeadsetJack::pluggedChanged);
    front.send(EV_SW, SW_HEADPHONE_INSERT, 0);
    back.send(EV_SW, SW_HEADPHONE_INSERT, 0);
    EXPECT_TRUE(becomes(jack, false));
    EXPECT_EQ(changed.count(), 1);
}

TEST(VirtualHeadsetJack, plug_is_told_only_when_it_changes) {
    VirtualHeadsetJack jack;
    QSignalSpy changed(&jack, &HeadsetJack::pluggedChanged);
    jack.setPlugged(false);
    jack.setPlugged(true);
    jack.setPlugged(true);
    EXPECT_TRUE(jack.isPlugged());
    EXPECT_EQ(changed.count(), 1);
}

}  // namespace evergreen
