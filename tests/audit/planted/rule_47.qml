// The next customer meets the letters of the one before.
Planted {
    kept: planted ? ["textScale"] : []
}
