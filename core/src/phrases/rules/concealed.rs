//! Text that filters read and readers do not see.

use crate::phrases::phrases;

phrases! {
    ZERO_FONT_WHAT {
        en: "There is text of a size that nobody can read.",
        ja: "誰にも読めない大きさのテキストがあります。",
        ko: "아무도 읽을 수 없는 크기의 텍스트가 있습니다.",
        zh: "含有字号小到无法阅读的文本。",
    }
    ZERO_FONT_WHY {
        en: "Such text is put in for filters; readers do not see it. A preheader at the top is no such text.",
        ja: "そのようなテキストはフィルター向けに入れるもので、受信者には見えません。先頭のプリヘッダーは対象外です。",
        ko: "이런 텍스트는 필터를 노려 넣는 것으로 수신자에게는 보이지 않습니다. 맨 앞의 프리헤더는 해당하지 않습니다.",
        zh: "这类文本是写给过滤器的，收件人看不到。开头的预览文本不在此列。",
    }
    ZERO_FONT_FIX {
        en: "take the text out, or show it",
        ja: "テキストを取り除くか、見えるようにしてください",
        ko: "텍스트를 지우거나 보이게 하십시오",
        zh: "请删去该文本，或使其可见",
    }
    ZERO_FONT {
        en: "{words} cannot be seen: {letters} letters of a size near zero",
        ja: "{words} が見えません。大きさがほぼゼロの文字が {letters} 文字あります",
        ko: "{words}이(가) 보이지 않습니다. 크기가 0에 가까운 글자가 {letters}자입니다",
        zh: "{words} 不可见：有 {letters} 个字符的字号接近零",
    }
    SAME_COLOUR_WHAT {
        en: "There is text in the colour of its background.",
        ja: "背景と同じ色のテキストがあります。",
        ko: "배경과 같은 색의 텍스트가 있습니다.",
        zh: "含有与背景同色的文本。",
    }
    SAME_COLOUR_WHY {
        en: "Such text is put in for filters; readers do not see it.",
        ja: "そのようなテキストはフィルター向けに入れるもので、受信者には見えません。",
        ko: "이런 텍스트는 필터를 노려 넣는 것으로 수신자에게는 보이지 않습니다.",
        zh: "这类文本是写给过滤器的，收件人看不到。",
    }
    SAME_COLOUR_FIX {
        en: "take the text out, or give it a colour that can be read",
        ja: "テキストを取り除くか、読める色にしてください",
        ko: "텍스트를 지우거나 읽을 수 있는 색으로 바꾸십시오",
        zh: "请删去该文本，或改用可以看清的颜色",
    }
    SAME_COLOUR {
        en: "{words} cannot be seen: {letters} letters in the colour of their background",
        ja: "{words} が見えません。背景と同じ色の文字が {letters} 文字あります",
        ko: "{words}이(가) 보이지 않습니다. 배경과 같은 색의 글자가 {letters}자입니다",
        zh: "{words} 不可见：有 {letters} 个字符与背景同色",
    }
    CSS_HIDDEN_WHAT {
        en: "Much text is hidden by its style.",
        ja: "スタイルで隠されたテキストが多くあります。",
        ko: "스타일로 숨긴 텍스트가 많습니다.",
        zh: "含有大量用样式隐藏的文本。",
    }
    CSS_HIDDEN_WHY {
        en: "What was reviewed is then not what is read. A short hidden opening, a preheader, is usual and allowed.",
        ja: "審査した内容と実際に読まれる内容が違ってしまいます。冒頭に短く隠すプリヘッダーは一般的で、問題ありません。",
        ko: "심사한 내용과 실제로 읽히는 내용이 달라집니다. 맨 앞에 짧게 숨기는 프리헤더는 흔히 쓰이며 허용됩니다.",
        zh: "这样审核的内容就不是实际看到的内容。开头简短的隐藏文字，即预览文本，属于常见做法，允许使用。",
    }
    CSS_HIDDEN_FIX {
        en: "take the hidden text out; a preheader stands first and has at most 250 letters",
        ja: "隠したテキストを取り除いてください。プリヘッダーは先頭に置き、250 文字以内にします",
        ko: "숨긴 텍스트를 지우십시오. 프리헤더는 맨 앞에 두고 250자 이내로 쓰십시오",
        zh: "请删去隐藏的文本；预览文本应位于开头，最多 250 个字符",
    }
    CSS_HIDDEN {
        en: "{letters} letters are hidden by their style, as {words}",
        ja: "{letters} 文字がスタイルで隠されています（例：{words}）",
        ko: "{letters}자가 스타일로 숨겨져 있습니다 (예: {words})",
        zh: "有 {letters} 个字符被样式隐藏，如 {words}",
    }
    OFF_SCREEN_WHAT {
        en: "There is text outside the window.",
        ja: "画面の外にテキストがあります。",
        ko: "화면 밖에 텍스트가 있습니다.",
        zh: "有文本位于可视区域之外。",
    }
    OFF_SCREEN_FIX {
        en: "take the text out, or leave it where it can be seen",
        ja: "テキストを取り除くか、見える位置に置いてください",
        ko: "텍스트를 지우거나 보이는 위치에 두십시오",
        zh: "请删去该文本，或放在可见的位置",
    }
    OFF_SCREEN {
        en: "{words} cannot be seen: {letters} letters outside the window",
        ja: "{words} が見えません。画面の外に {letters} 文字あります",
        ko: "{words}이(가) 보이지 않습니다. 화면 밖에 {letters}자가 있습니다",
        zh: "{words} 不可见：有 {letters} 个字符位于可视区域之外",
    }
}
