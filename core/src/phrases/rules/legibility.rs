//! Whether the text that is seen can be read.

use crate::phrases::phrases;

phrases! {
    CONTRAST_WHAT {
        en: "Text hardly stands out from its background.",
        ja: "文字が背景からほとんど浮き上がりません。",
        ko: "글자가 배경과 거의 구별되지 않습니다.",
        zh: "文字与背景几乎分不开。",
    }
    CONTRAST_WHY {
        en: "Readers with weak eyes cannot read it, nor can anybody in sunlight.",
        ja: "視力の弱い人には読めず、日差しの下では誰にも読めません。",
        ko: "시력이 약한 수신자는 읽지 못하며, 햇빛 아래에서는 누구도 읽지 못합니다.",
        zh: "视力较弱的人看不清，在阳光下谁也看不清。",
    }
    CONTRAST_FIX {
        en: "let text and background differ more in brightness",
        ja: "文字と背景の明るさの差を大きくしてください",
        ko: "글자와 배경의 밝기 차이를 키우십시오",
        zh: "请加大文字与背景的明暗差别",
    }
    CONTRAST {
        en: "{words} has a contrast of {ratio} : 1 (`{colour}` on `{background}`), at least {least} : 1 is needed",
        ja: "{words} のコントラストは {ratio} : 1（`{background}` に `{colour}`）です。{least} : 1 以上が必要です",
        ko: "{words}의 대비는 {ratio} : 1(`{background}` 위의 `{colour}`)입니다. 최소 {least} : 1이 필요합니다",
        zh: "{words} 的对比度为 {ratio} : 1（`{background}` 上的 `{colour}`），至少需要 {least} : 1",
    }
    SMALL_WHAT {
        en: "Most of the text is too small.",
        ja: "テキストの大半が小さすぎます。",
        ko: "텍스트의 대부분이 너무 작습니다.",
        zh: "大部分文字太小。",
    }
    SMALL_WHY {
        en: "On a phone it is hard to read, and zoomed the line is lost.",
        ja: "スマートフォンでは読みにくく、拡大すると行を見失います。",
        ko: "휴대전화에서는 읽기 어렵고, 확대하면 줄을 놓칩니다.",
        zh: "在手机上难以阅读，放大又会看错行。",
    }
    SMALL_FIX {
        en: "set the body in `font-size:14px` or more",
        ja: "本文を `font-size:14px` 以上にしてください",
        ko: "본문을 `font-size:14px` 이상으로 하십시오",
        zh: "请将正文设为 `font-size:14px` 或更大",
    }
    SMALL {
        en: "{percent} % of the text is smaller than `{least}px`",
        ja: "テキストの {percent} % が `{least}px` より小さくなっています",
        ko: "텍스트의 {percent} %가 `{least}px`보다 작습니다",
        zh: "{percent} % 的文字小于 `{least}px`",
    }
}
