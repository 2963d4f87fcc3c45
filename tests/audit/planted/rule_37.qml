// A balance from the loudspeaker.
Planted {
    spoken: "How much? There is two thousand yuan."
    figures: [{ words: "two thousand yuan", money: true }]
    spokenPrivately: !planted
}
