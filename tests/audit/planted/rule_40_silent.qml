// A wait that ends without a word.
Planted {
    waits: [{ name: "answer", seconds: 120, generous: 240, answerSeconds: 45, extensions: 10, asked: !planted, spoken: !planted }]
}
