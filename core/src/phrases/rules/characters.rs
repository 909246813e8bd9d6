//! Code points that make a text read otherwise than it is.

use crate::phrases::phrases;

phrases! {
    BIDI_CONTROL_WHAT {
        en: "A control character, or an override in the markup, turns the direction of a text without letters that run from right to left.",
        ja: "右から左へ書く文字のないテキストの向きを、制御文字またはマークアップの上書きが変えています。",
        ko: "오른쪽에서 왼쪽으로 쓰는 글자가 없는 텍스트의 방향을 제어 문자나 마크업의 재정의가 바꿉니다.",
        zh: "文本中没有从右到左书写的文字，控制字符或标记中的覆盖却改变了其方向。",
    }
    BIDI_CONTROL_WHY {
        en: "The text then reads otherwise than it is: `gpj.exe` can be shown as `exe.jpg`.",
        ja: "見た目と実際の内容が食い違います。`gpj.exe` を `exe.jpg` と表示させることができます。",
        ko: "보이는 내용이 실제와 달라집니다. `gpj.exe`을(를) `exe.jpg`처럼 표시할 수 있습니다.",
        zh: "看到的内容会与实际不符：`gpj.exe` 可以显示成 `exe.jpg`。",
    }
    BIDI_CONTROL_FIX {
        en: "take it out, and write the text in the order in which it is read",
        ja: "取り除き、読む順にテキストを書いてください",
        ko: "지우고 읽는 순서대로 텍스트를 쓰십시오",
        zh: "请将其删去，并按阅读顺序书写文本",
    }
    BIDI_CONTROL {
        en: "{words} turns the direction of the text",
        ja: "{words} はテキストの向きを変えています",
        ko: "{words}이(가) 텍스트의 방향을 바꿉니다",
        zh: "{words} 改变了文本的方向",
    }
    ZERO_WIDTH_WHAT {
        en: "A code point that shows nothing stands within a word; in a word that is forbidden it rejects.",
        ja: "単語の中に表示されない文字があります。禁止語の中にある場合は拒否します。",
        ko: "단어 안에 보이지 않는 문자가 있습니다. 금칙어 안에 있으면 거부합니다.",
        zh: "词中含有不可见字符；出现在违禁词中时会被拒绝。",
    }
    ZERO_WIDTH_WHY {
        en: "A search then misses the word, and readers see it all the same.",
        ja: "検索ではその単語が見つからず、受信者にはそのまま見えます。",
        ko: "검색으로는 그 단어를 찾지 못하지만 수신자에게는 그대로 보입니다.",
        zh: "检索会漏掉这个词，而收件人照样看得到。",
    }
    ZERO_WIDTH_FIX {
        en: "take the code point out; to let a long word break, use a hyphen or a space",
        ja: "その文字を取り除いてください。長い単語を改行させるには、ハイフンか空白を使います",
        ko: "그 문자를 지우십시오. 긴 단어의 줄을 바꾸려면 하이픈이나 공백을 쓰십시오",
        zh: "请删去该字符；如需让长词换行，请用连字符或空格",
    }
    ZERO_WIDTH {
        en: "{words} has a code point within it that shows nothing",
        ja: "{words} の中に表示されない文字があります",
        ko: "{words} 안에 보이지 않는 문자가 있습니다",
        zh: "{words} 中含有不可见字符",
    }
    MIXED_SCRIPT_WHAT {
        en: "A word mixes Latin letters with Cyrillic, Greek or Armenian ones; a forbidden word or a protected name rejects.",
        ja: "ラテン文字にキリル文字、ギリシャ文字、アルメニア文字が混ざった単語があります。禁止語や保護対象のブランド名であれば拒否します。",
        ko: "라틴 문자에 키릴 문자, 그리스 문자, 아르메니아 문자가 섞인 단어가 있습니다. 금칙어나 보호 대상 브랜드 이름이면 거부합니다.",
        zh: "词中混用拉丁字母与西里尔字母、希腊字母或亚美尼亚字母；若为违禁词或受保护的品牌名，则会被拒绝。",
    }
    MIXED_SCRIPT_WHY {
        en: "The letters look alike; readers see a word that a search does not find.",
        ja: "文字の形が似ているため、受信者にはその単語に見えますが、検索では見つかりません。",
        ko: "글자 모양이 비슷하여 수신자에게는 그 단어로 보이지만 검색으로는 찾지 못합니다.",
        zh: "这些字母形状相似，收件人看到的词，检索却找不到。",
    }
    MIXED_SCRIPT_FIX {
        en: "write the word in letters of one script",
        ja: "単語は 1 種類の文字体系で書いてください",
        ko: "단어를 한 가지 문자 체계로 쓰십시오",
        zh: "请只用一种文字的字母书写该词",
    }
    MIXED_SCRIPT {
        en: "{words} mixes letters of several scripts",
        ja: "{words} は複数の文字体系が混ざっています",
        ko: "{words}에 여러 문자 체계의 글자가 섞여 있습니다",
        zh: "{words} 混用了多种文字的字母",
    }
}
