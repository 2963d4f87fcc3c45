// A page that says nothing.
Planted {
    spoken: planted ? "" : "How much?"
}
