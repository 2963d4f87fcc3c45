#include "accessibility/voice/clip_synthesizer.h"

#include "accessibility/preferences.h"
#include "accessibility/voice/phrases.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/accessibility/voice/pack_folder.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>

namespace evergreen {

namespace {

const QByteArray kQuestion = QByteArrayLiteral("welcome.question");
const QByteArray kSay = QByteArrayLiteral("welcome.say");

/// "您好。" and "芯片朝上，慢慢插。" are messages, "最多五万元。" holds a figure.
struct Scene {
    PackFolder folder;
    FakeSynthesizer speech;
    std::unique_ptr<ClipSynthesizer> clips;
    std::vector<std::pair<quint64, SpeechPtr>> answers;

    explicit Scene(bool hasBoth = true) {
        folder.add(kQuestion, QStringLiteral("您好"));
        if (hasBoth) folder.add(kSay, QStringLiteral("芯片朝上，慢慢插。"));
    }

    void open() {
        clips = std::make_unique<ClipSynthesizer>(speech, voicePacksBelow(folder.above()));
        QObject::connect(clips.get(), &Synthesizer::synthesized, clips.get(),
                         [this](quint64 ticket, const SpeechPtr& made) { answers.emplace_back(ticket, made); });
    }

    static Utterance utterance() {
        Utterance all{QStringLiteral("您好。最多五万元。芯片朝上，慢慢插。"), Language::Chinese, false, {}};
        all.parts = {{kQuestion, 0, 2}, {kSay, 9, 9}};
        return all;
    }

    void say(std::uint64_t ticket, int rate = Preferences::rateNormal) { clips->synthesize(ticket, utterance(), rate); }
    void answer() {
        speech.answerLast();
        QCoreApplication::processEvents();
    }
};

}  // namespace

TEST(ClipSynthesizer, messages_come_from_clips_and_figures_from_speech) {
    Scene scene;
    scene.open();
    scene.say(7);
    ASSERT_EQ(scene.speech.asked().size(), 1U);
    EXPECT_EQ(scene.speech.asked()[0].utterance.text, QStringLiteral("最多五万元。"));
    EXPECT_TRUE(scene.answers.empty());
    scene.answer();
    ASSERT_EQ(scene.answers.size(), 1U);
    EXPECT_EQ(scene.answers[0].first, 7U);
}

TEST(ClipSynthesizer, marks_follow_every_phrase_of_the_whole_text_where_its_piece_sounds) {
    Scene scene;
    scene.open();
    scene.say(1);
    scene.answer();
    ASSERT_EQ(scene.answers.size(), 1U);
    const Speech& whole = *scene.answers[0].second;
    const auto marks = phraseMarks(Scene::utterance().text, whole.words);
    ASSERT_EQ(marks.size(), 4U) << "您好。 · 最多五万元。 · 芯片朝上， · 慢慢插。";
    const auto packs = voicePacksBelow(scene.folder.above());
    const auto first = (*packs[0].clip(kQuestion))->duration();
    const auto spoken = FakeSynthesizer::speechOf(QStringLiteral("最多五万元。"))->duration();
    const auto rest = ClipSynthesizer::restBetweenPieces;
    const auto near = [](std::chrono::milliseconds a, std::chrono::milliseconds b) {
        return std::chrono::abs(a - b) <= std::chrono::milliseconds(3);
    };
    EXPECT_TRUE(near(marks[1].at, first + rest)) << marks[1].at.count();
    const auto lastClip = *packs[0].clip(kSay);
    EXPECT_TRUE(near(marks[2].at, first + rest + spoken + rest + lastClip->words[0].at)) << marks[2].at.count();
    EXPECT_TRUE(near(marks[3].at - marks[2].at, lastClip->words[1].at - lastClip->words[0].at));
    EXPECT_TRUE(near(whole.duration(), first + rest + spoken + rest + lastClip->duration()));
}

TEST(ClipSynthesizer, bad_clip_falls_back_to_speech) {
    Scene scene;
    QFile::remove(scene.folder.fileOf(kSay));
    scene.open();
    scene.say(1);
    EXPECT_EQ(scene.speech.asked().back().utterance.text, QStringLiteral("最多五万元。芯片朝上，慢慢插。"));
    scene.answer();
    ASSERT_EQ(scene.answers.size(), 1U);
    EXPECT_FALSE(scene.answers[0].second->samples.empty());
}

TEST(ClipSynthesizer, outdated_clip_is_not_played) {
    Scene scene;
    scene.folder.setInClip("text", QStringLiteral("芯片朝下，慢慢插。"));
    scene.open();
    scene.say(1);
    EXPECT_TRUE(scene.speech.asked().back().utterance.text.endsWith(QStringLiteral("芯片朝上，慢慢插。")));
}

TEST(ClipSynthesizer, another_rate_or_another_language_is_left_to_speech_as_a_whole) {
    Scene scene;
    scene.open();
    scene.say(1, Preferences::rateNormal - 1);
    EXPECT_EQ(scene.speech.asked().back().utterance.text, Scene::utterance().text);
    scene.speech.answerLast();
    EXPECT_EQ(scene.answers.size(), 1U) << "at once, without a turn of the event loop";
    Utterance english = Scene::utterance();
    english.language = Language::English;
    scene.clips->synthesize(2, english, Preferences::rateNormal);
    EXPECT_EQ(scene.speech.asked().back().utterance.text, english.text);
}

TEST(ClipSynthesizer, newer_utterance_drops_the_older_one) {
    Scene scene;
    scene.open();
    scene.say(1);
    scene.say(2);
    scene.speech.answer(0);
    QCoreApplication::processEvents();
    EXPECT_TRUE(scene.answers.empty());
    scene.answer();
    ASSERT_EQ(scene.answers.size(), 1U);
    EXPECT_EQ(scene.answers[0].first, 2U);
}

TEST(ClipSynthesizer, utterance_of_clips_alone_needs_no_speech_and_answers_later) {
    Scene scene;
    scene.open();
    scene.clips->synthesize(1, {QStringLiteral("您好。"), Language::Chinese, false, {{kQuestion, 0, 2}}},
                            Preferences::rateNormal);
    EXPECT_TRUE(scene.answers.empty());
    QCoreApplication::processEvents();
    ASSERT_EQ(scene.answers.size(), 1U);
    EXPECT_TRUE(scene.speech.asked().empty());
    EXPECT_FALSE(scene.answers[0].second->samples.empty());
}

TEST(ClipSynthesizer, engine_that_cannot_speak_still_gets_an_answer_out) {
    Scene scene;
    scene.open();
    scene.say(1);
    scene.speech.failLast();
    QCoreApplication::processEvents();
    ASSERT_EQ(scene.answers.size(), 1U);
    EXPECT_FALSE(scene.answers[0].second->samples.empty()) << "the clips are heard all the same";
}

}  // namespace evergreen
