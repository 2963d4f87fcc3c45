// An advertisement.
import QtQuick
import Evergreen.Controls

Planted {
    pageLanguage: "zh"
    Words { words: parent.planted ? "限时优惠，高收益理财产品" : "您的钱" }
}
