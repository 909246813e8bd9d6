//! Forbidden words, spelt so that a search would miss them: one rule a way of hiding them.

use crate::phrases::phrases;

phrases! {
    WHY {
        en: "Whoever hides a word from filters knows that it is not wanted.",
        ja: "フィルターから言葉を隠すのは、それが歓迎されないと知っているからです。",
        ko: "필터에 걸리지 않게 단어를 숨기는 것은 그 단어가 환영받지 못함을 알기 때문입니다.",
        zh: "刻意让过滤器认不出某个词，说明明知它不受欢迎。",
    }
    FIX {
        en: "write the word as it is usually written; if it is honest, the rest of the text shows that",
        ja: "通常の表記で書いてください。正当な内容であれば、ほかの本文から分かります",
        ko: "일반적인 표기로 쓰십시오. 정당한 내용이라면 나머지 본문에서 드러납니다",
        zh: "请按通常的写法书写；如果内容正当，其余正文会说明这一点",
    }
    IN_SUBJECT_WHAT {
        en: "The subject has a word that is spelt so that a search would miss it.",
        ja: "件名に、検索を逃れる書き方をした言葉があります。",
        ko: "제목에 검색을 피하도록 쓴 단어가 있습니다.",
        zh: "主题中有词的写法意在躲避检索。",
    }
    IN_SUBJECT_FIX {
        en: "write the subject in plain letters",
        ja: "件名は普通の文字で書いてください",
        ko: "제목을 일반 글자로 쓰십시오",
        zh: "请用普通字符书写主题",
    }
    IN_SUBJECT {
        en: "{words} is spelt so that a search would miss it",
        ja: "{words} は検索を逃れる書き方をしています",
        ko: "{words}은(는) 검색을 피하도록 쓰였습니다",
        zh: "{words} 的写法意在躲避检索",
    }
    SEPARATOR_WHAT {
        en: "Signs or spaces stand between the letters of a forbidden word.",
        ja: "禁止語の文字の間に、記号や空白が入っています。",
        ko: "금칙어의 글자 사이에 기호나 공백이 있습니다.",
        zh: "违禁词的字符之间插有符号或空格。",
    }
    SEPARATOR {
        en: "{words} has signs or spaces between its letters",
        ja: "{words} は文字の間に記号や空白が入っています",
        ko: "{words}의 글자 사이에 기호나 공백이 있습니다",
        zh: "{words} 的字符之间插有符号或空格",
    }
    WORD_SPLIT_MARKUP_WHAT {
        en: "Tags or comments stand between the letters of a forbidden word.",
        ja: "禁止語の文字の間に、タグやコメントが入っています。",
        ko: "금칙어의 글자 사이에 태그나 주석이 있습니다.",
        zh: "违禁词的字符之间插有标签或注释。",
    }
    WORD_SPLIT_MARKUP {
        en: "{words} is split by markup",
        ja: "{words} がマークアップで分断されています",
        ko: "{words}이(가) 마크업으로 나뉘어 있습니다",
        zh: "{words} 被标记拆开",
    }
    MASKED_WORD_WHAT {
        en: "A sign stands in the place of a letter of a forbidden word.",
        ja: "禁止語の文字が記号に置き換えられています。",
        ko: "금칙어의 글자가 기호로 바뀌어 있습니다.",
        zh: "违禁词中有字符被符号代替。",
    }
    MASKED_WORD {
        en: "{words} has a sign in the place of a letter",
        ja: "{words} は文字が記号に置き換えられています",
        ko: "{words}의 글자가 기호로 바뀌어 있습니다",
        zh: "{words} 中有字符被符号代替",
    }
    JAMO_SPLIT_WHAT {
        en: "A forbidden word in Hangul is written in single jamo.",
        ja: "ハングルの禁止語が、字母に分解して書かれています。",
        ko: "한글 금칙어가 자모로 풀어 쓰여 있습니다.",
        zh: "谚文违禁词被拆成单个字母书写。",
    }
    JAMO_SPLIT {
        en: "{words} is written in single jamo",
        ja: "{words} はハングルの字母に分解して書かれています",
        ko: "{words}은(는) 자모로 풀어 쓰여 있습니다",
        zh: "{words} 被拆成单个谚文字母书写",
    }
    HOMOPHONE_WHAT {
        en: "A forbidden word is written with digits, signs or words that look or sound like it.",
        ja: "禁止語が、形や音の似た数字、記号、言葉で書かれています。",
        ko: "금칙어가 모양이나 소리가 비슷한 숫자, 기호, 단어로 쓰여 있습니다.",
        zh: "违禁词用形近或音近的数字、符号或词语书写。",
    }
    HOMOPHONE {
        en: "{words} is written with what looks or sounds like it",
        ja: "{words} は形や音の似た文字で書かれています",
        ko: "{words}은(는) 모양이나 소리가 비슷한 글자로 쓰여 있습니다",
        zh: "{words} 用形近或音近的写法书写",
    }
}
