// A message id where its words should be.
import QtQuick
import Evergreen.Controls

Planted {
    Words { words: parent.planted ? "transfer.amount.question" : "How much?" }
}
