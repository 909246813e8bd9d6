//! Codes to be scanned.

use crate::phrases::phrases;

phrases! {
    QR_CODE_WHAT {
        en: "There is an image of a QR code.",
        ja: "QR コードの画像があります。",
        ko: "QR 코드 이미지가 있습니다.",
        zh: "含有二维码图片。",
    }
    QR_CODE_WHY {
        en: "Nobody can see where it leads, so a human has to look.",
        ja: "どこへ誘導するのか見ただけでは分からないため、人による審査が必要です。",
        ko: "어디로 연결되는지 눈으로는 알 수 없어 사람이 심사해야 합니다.",
        zh: "谁也看不出它指向哪里，因此须经人工审核。",
    }
    QR_CODE_FIX {
        en: "link to the page instead",
        ja: "代わりにそのページへリンクしてください",
        ko: "대신 그 페이지로 링크하십시오",
        zh: "请改为链接到该页面",
    }
    QR_CODE {
        en: "{words} is a QR code",
        ja: "{words} は QR コードです",
        ko: "{words}은(는) QR 코드입니다",
        zh: "{words} 是二维码",
    }
}
