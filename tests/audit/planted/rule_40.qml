// Half a minute, and no question.
Planted {
    waits: [{ name: "answer", seconds: planted ? 30 : 120, generous: 240, answerSeconds: 45, extensions: 10, asked: true, spoken: true }]
}
