// Digits left to the voice.
Planted {
    spoken: planted ? "How much? There is 2000 yuan." : "How much? There is two thousand yuan."
    figures: [{ words: "two thousand yuan", money: true }]
}
