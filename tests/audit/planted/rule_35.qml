// The caption shows other words than the voice says.
Planted {
    caption: planted ? "How much money?" : spoken
}
