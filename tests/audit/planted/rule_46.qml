// A task of twelve steps.
Planted {
    step: 2
    steps: planted ? 12 : 5
}
