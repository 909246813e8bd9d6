//! Whether the parts of a mail belong together.

use crate::phrases::phrases;

phrases! {
    TEXT_PART_WHAT {
        en: "There is no text part, or it says something else than the HTML.",
        ja: "テキストパートがないか、HTML と内容が異なります。",
        ko: "텍스트 파트가 없거나 HTML과 내용이 다릅니다.",
        zh: "没有纯文本部分，或其内容与 HTML 不同。",
    }
    TEXT_PART_WHY {
        en: "Some readers see the text alone, and filters compare the two.",
        ja: "テキストだけを見る受信者がいます。また、フィルターは両者を比べます。",
        ko: "텍스트만 보는 수신자가 있으며, 필터는 둘을 비교합니다.",
        zh: "有些收件人只看纯文本，过滤器也会比较两者。",
    }
    TEXT_PART_FIX {
        en: "say in the text part what the HTML says",
        ja: "テキストパートにも HTML と同じ内容を書いてください",
        ko: "텍스트 파트에 HTML과 같은 내용을 쓰십시오",
        zh: "请让纯文本部分与 HTML 内容一致",
    }
    MISMATCH {
        en: "the text part and the HTML share {percent} % of their words, at least {least} % are needed",
        ja: "テキストパートと HTML に共通する語は {percent} % です。{least} % 以上が必要です",
        ko: "텍스트 파트와 HTML에 공통된 단어는 {percent} %입니다. 최소 {least} %가 필요합니다",
        zh: "纯文本部分与 HTML 只有 {percent} % 的词相同，至少需要 {least} %",
    }
    NO_TEXT {
        en: "there is no text part beside the HTML",
        ja: "HTML のほかにテキストパートがありません",
        ko: "HTML 외에 텍스트 파트가 없습니다",
        zh: "除 HTML 外没有纯文本部分",
    }
    LANGUAGE_MIX_WHAT {
        en: "Subject and body are in different scripts.",
        ja: "件名と本文で文字の種類が異なります。",
        ko: "제목과 본문의 문자가 다릅니다.",
        zh: "主题与正文使用不同的文字。",
    }
    LANGUAGE_MIX_WHY {
        en: "Readers take the mail for one that is not meant for them.",
        ja: "受信者が、自分宛てではないメールだと思ってしまいます。",
        ko: "수신자가 자신에게 온 메일이 아니라고 여깁니다.",
        zh: "收件人会以为邮件不是发给自己的。",
    }
    LANGUAGE_MIX_FIX {
        en: "write the subject in the language of the body",
        ja: "件名を本文と同じ言語で書いてください",
        ko: "제목을 본문과 같은 언어로 쓰십시오",
        zh: "请用与正文相同的语言书写主题",
    }
    LANGUAGE_MIX {
        en: "{words} is in another script than the body",
        ja: "{words} は本文と文字の種類が異なります",
        ko: "{words}은(는) 본문과 문자가 다릅니다",
        zh: "{words} 与正文的文字不同",
    }
}
