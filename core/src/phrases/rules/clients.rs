//! What mail clients make of styles.

use crate::phrases::phrases;

phrases! {
    UNSUPPORTED_CSS_WHAT {
        en: "Some mail clients ignore a style that the layout depends on.",
        ja: "レイアウトに関わるスタイルの中に、一部のメールソフトが無視するものがあります。",
        ko: "일부 메일 클라이언트가 무시하는 배치 스타일이 있습니다.",
        zh: "有影响版式的样式会被部分邮件客户端忽略。",
    }
    UNSUPPORTED_CSS_WHY {
        en: "Their readers see the mail laid out in another way than was meant.",
        ja: "その受信者には、意図と異なる配置で表示されます。",
        ko: "그 수신자에게는 의도와 다르게 배치되어 보입니다.",
        zh: "这些收件人看到的版式会与预期不同。",
    }
    UNSUPPORTED_CSS_FIX {
        en: "lay the mail out with tables, or see that it reads well without",
        ja: "テーブルで配置するか、そのスタイルがなくても読めるようにしてください",
        ko: "표로 배치하거나, 그 스타일 없이도 잘 읽히게 하십시오",
        zh: "请用表格排版，或确保没有该样式也能正常阅读",
    }
    UNSUPPORTED_CSS {
        en: "{words} does nothing in {clients}",
        ja: "{words} は {clients} では効きません",
        ko: "{words}은(는) {clients}에서 적용되지 않습니다",
        zh: "{words} 在 {clients} 中无效",
    }
    AND_CLIENT {
        en: "{before}, {client}",
        ja: "{before}、{client}",
        ko: "{before}, {client}",
        zh: "{before}、{client}",
    }
    CLIENT_FOR {
        en: "{program} for {system}",
        ja: "{system} 版 {program}",
        ko: "{system}용 {program}",
        zh: "{system} 版 {program}",
    }
    OUTLOOK_BACKGROUND_WHAT {
        en: "A background image is given in CSS alone.",
        ja: "背景画像が CSS だけで指定されています。",
        ko: "배경 이미지가 CSS로만 지정되어 있습니다.",
        zh: "背景图片只用 CSS 指定。",
    }
    OUTLOOK_BACKGROUND_WHY {
        en: "Outlook for Windows shows background images only from VML.",
        ja: "Windows 版 Outlook は VML の背景画像しか表示しません。",
        ko: "Windows용 Outlook은 VML로 된 배경 이미지만 표시합니다.",
        zh: "Windows 版 Outlook 只显示用 VML 写的背景图片。",
    }
    OUTLOOK_BACKGROUND_FIX {
        en: "add the image as VML in a conditional comment",
        ja: "条件付きコメントの中に VML で画像を加えてください",
        ko: "조건부 주석에 VML로 이미지를 넣으십시오",
        zh: "请在条件注释中用 VML 加入图片",
    }
    OUTLOOK_BACKGROUND {
        en: "Outlook for Windows does not show {words}",
        ja: "Windows 版 Outlook は {words} を表示しません",
        ko: "Windows용 Outlook은 {words}을(를) 표시하지 않습니다",
        zh: "Windows 版 Outlook 不显示 {words}",
    }
}
