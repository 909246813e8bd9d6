//! Elements that mail clients know, and those that they do not (rulebook 1.8).

use crate::phrases::phrases;

phrases! {
    NO_DOCTYPE_WHAT {
        en: "The document does not begin with `<!doctype html>`.",
        ja: "文書が `<!doctype html>` で始まっていません。",
        ko: "문서가 `<!doctype html>`로 시작하지 않습니다.",
        zh: "文档没有以 `<!doctype html>` 开头。",
    }
    NO_DOCTYPE_WHY {
        en: "Mail clients then lay it out by the rules of old browsers.",
        ja: "メールソフトが古いブラウザーの規則で表示します。",
        ko: "그러면 메일 클라이언트가 옛 브라우저의 규칙으로 표시합니다.",
        zh: "邮件客户端会因此按旧式浏览器的规则排版。",
    }
    NO_DOCTYPE_FIX {
        en: "put `<!doctype html>` first",
        ja: "先頭に `<!doctype html>` を置いてください",
        ko: "맨 앞에 `<!doctype html>`을 두십시오",
        zh: "请在最前面写上 `<!doctype html>`",
    }
    NO_DOCTYPE {
        en: "there is no `<!doctype html>` before {words}",
        ja: "{words} の前に `<!doctype html>` がありません",
        ko: "{words} 앞에 `<!doctype html>`이 없습니다",
        zh: "{words} 之前没有 `<!doctype html>`",
    }
    NONSTANDARD_WHAT {
        en: "Too many of the elements do not exist in HTML.",
        ja: "HTML に存在しない要素が多すぎます。",
        ko: "HTML에 없는 요소가 너무 많습니다.",
        zh: "HTML 中不存在的元素过多。",
    }
    NONSTANDARD_WHY {
        en: "Mail clients drop them, and filters know them from spam.",
        ja: "メールソフトはこれを取り除き、フィルターは迷惑メールの特徴とみなします。",
        ko: "메일 클라이언트는 이를 버리고, 필터는 스팸의 특징으로 봅니다.",
        zh: "邮件客户端会丢弃它们，过滤器则视其为垃圾邮件的特征。",
    }
    NONSTANDARD_FIX {
        en: "use elements of HTML, and mend misspelled tags",
        ja: "HTML の要素を使い、誤ったタグ名を直してください",
        ko: "HTML 요소를 쓰고 잘못 쓴 태그를 고치십시오",
        zh: "请使用 HTML 元素，并改正写错的标签",
    }
    NONSTANDARD {
        en: "{words} is no element of HTML; {percent} % of the elements are none",
        ja: "{words} は HTML の要素ではありません。要素の {percent} % がそうです",
        ko: "{words}은(는) HTML 요소가 아닙니다. 요소의 {percent} %가 그렇습니다",
        zh: "{words} 不是 HTML 元素；这样的元素占 {percent} %",
    }
    MARQUEE_WHAT {
        en: "Text moves or blinks.",
        ja: "動くテキスト、または点滅するテキストがあります。",
        ko: "움직이거나 깜박이는 텍스트가 있습니다.",
        zh: "含有滚动或闪烁的文字。",
    }
    MARQUEE_WHY {
        en: "It looks like advertising, and few mail clients show it.",
        ja: "広告のように見え、対応するメールソフトもほとんどありません。",
        ko: "광고처럼 보이고, 지원하는 메일 클라이언트도 드뭅니다.",
        zh: "看起来像广告，而且很少有邮件客户端支持。",
    }
    MARQUEE_FIX {
        en: "let the text stand still",
        ja: "テキストを静止させてください",
        ko: "텍스트가 움직이지 않게 하십시오",
        zh: "请让文字保持静止",
    }
    MARQUEE {
        en: "{words} makes text move or blink",
        ja: "{words} はテキストを動かすか点滅させます",
        ko: "{words}은(는) 텍스트를 움직이거나 깜박이게 합니다",
        zh: "{words} 会使文字滚动或闪烁",
    }
    VIDEO_WHAT {
        en: "There is a video or a sound without a link in it for those who cannot play it.",
        ja: "再生できない受信者のためのリンクがない動画または音声があります。",
        ko: "재생할 수 없는 수신자를 위한 링크가 없는 동영상이나 소리가 있습니다.",
        zh: "含有视频或音频，却没有为无法播放的收件人提供链接。",
    }
    VIDEO_WHY {
        en: "Hardly any mail client plays it.",
        ja: "再生できるメールソフトはほとんどありません。",
        ko: "재생하는 메일 클라이언트가 거의 없습니다.",
        zh: "几乎没有邮件客户端能播放。",
    }
    VIDEO_FIX {
        en: "show a picture of it that links to it",
        ja: "その画像を置き、リンクを付けてください",
        ko: "그 이미지를 넣고 링크를 거십시오",
        zh: "请放一张图片并链接到它",
    }
    NOT_SHOWN {
        en: "not every mail client shows {words}",
        ja: "{words} を表示できないメールソフトがあります",
        ko: "{words}을(를) 표시하지 못하는 메일 클라이언트가 있습니다",
        zh: "并非所有邮件客户端都能显示 {words}",
    }
}
