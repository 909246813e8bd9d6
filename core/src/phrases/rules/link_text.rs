//! What the text of links says, and how much of the text they take.

use crate::phrases::phrases;

phrases! {
    EMPTY_WHAT {
        en: "A link has neither text nor an image with `alt`.",
        ja: "リンクに、テキストも `alt` 付きの画像もありません。",
        ko: "링크에 텍스트도 `alt`가 있는 이미지도 없습니다.",
        zh: "链接既没有文字，也没有带 `alt` 的图片。",
    }
    EMPTY_WHY {
        en: "Screen readers then read the address aloud, if anything.",
        ja: "読み上げソフトでは、アドレスが読まれるか、何も読まれません。",
        ko: "화면 낭독기는 주소를 읽거나 아무것도 읽지 않습니다.",
        zh: "读屏软件只能念出网址，或什么也不念。",
    }
    EMPTY_FIX {
        en: "say in the link, or in the `alt` of its image, where it leads",
        ja: "リンクか画像の `alt` に、行き先を書いてください",
        ko: "링크나 이미지의 `alt`에 어디로 가는지 쓰십시오",
        zh: "请在链接或图片的 `alt` 中写明去向",
    }
    EMPTY {
        en: "links without text or `alt`: {count}",
        ja: "テキストも `alt` もないリンク：{count} 個",
        ko: "텍스트도 `alt`도 없는 링크: {count}개",
        zh: "没有文字或 `alt` 的链接：{count} 个",
    }
    GENERIC_WHAT {
        en: "The text of a link does not say where it leads.",
        ja: "リンクのテキストから、行き先が分かりません。",
        ko: "링크 텍스트로는 어디로 가는지 알 수 없습니다.",
        zh: "链接文字没有说明去向。",
    }
    GENERIC_WHY {
        en: "Screen readers list the links of a mail by their text alone.",
        ja: "読み上げソフトは、リンクをテキストだけで一覧にします。",
        ko: "화면 낭독기는 링크를 텍스트만으로 나열합니다.",
        zh: "读屏软件只按文字列出邮件中的链接。",
    }
    GENERIC_FIX {
        en: "name in the link what is behind it",
        ja: "リンクのテキストに、リンク先の内容を書いてください",
        ko: "링크 텍스트에 무엇으로 연결되는지 쓰십시오",
        zh: "请在链接文字中写明指向的内容",
    }
    GENERIC {
        en: "{words} does not say where the link leads",
        ja: "{words} ではリンクの行き先が分かりません",
        ko: "{words}(으)로는 링크가 어디로 가는지 알 수 없습니다",
        zh: "{words} 没有说明链接的去向",
    }
    MANY_WHAT {
        en: "There are many different links, or most of the text is links.",
        ja: "異なるリンクが多すぎるか、テキストの大半がリンクです。",
        ko: "서로 다른 링크가 많거나, 텍스트의 대부분이 링크입니다.",
        zh: "不同的链接太多，或大部分文字是链接。",
    }
    MANY_WHY {
        en: "Filters distrust mail that is mostly links, and readers lose the one that matters.",
        ja: "リンクばかりのメールはフィルターに疑われ、大事なリンクも埋もれます。",
        ko: "링크가 대부분인 메일은 필터가 의심하며, 중요한 링크도 묻힙니다.",
        zh: "过滤器会怀疑链接过多的邮件，重要的链接也会被淹没。",
    }
    MANY_FIX {
        en: "keep the links that readers need, with text around them",
        ja: "必要なリンクだけを残し、まわりにテキストを書いてください",
        ko: "필요한 링크만 남기고 주위에 텍스트를 쓰십시오",
        zh: "请只保留需要的链接，并在周围写上文字",
    }
    MANY {
        en: "{count} different links, at most {most} are advised",
        ja: "異なるリンクが {count} 個あります。推奨は {most} 個までです",
        ko: "서로 다른 링크가 {count}개 있습니다. 최대 {most}개를 권장합니다",
        zh: "有 {count} 个不同的链接，建议最多 {most} 个",
    }
    MOSTLY {
        en: "{percent} % of the text is links, at most {most} % are advised",
        ja: "テキストの {percent} % がリンクです。推奨は {most} % までです",
        ko: "텍스트의 {percent} %가 링크입니다. 최대 {most} %를 권장합니다",
        zh: "文字的 {percent} % 是链接，建议最多 {most} %",
    }
}
