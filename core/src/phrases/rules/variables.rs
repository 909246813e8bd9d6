//! How much of a template is variable (rulebook 1.3).

use crate::phrases::phrases;

phrases! {
    ALL_VARIABLE_WHAT {
        en: "There is a variable and next to no fixed text.",
        ja: "変数があり、固定テキストがほとんどありません。",
        ko: "변수가 있고 고정 텍스트가 거의 없습니다.",
        zh: "有变量，却几乎没有固定文本。",
    }
    ALL_VARIABLE_WHY {
        en: "Nobody can review a template whose content is all filled in later.",
        ja: "内容がすべて後から埋められるテンプレートは、誰にも審査できません。",
        ko: "내용이 모두 나중에 채워지는 템플릿은 아무도 심사할 수 없습니다.",
        zh: "内容全靠事后填入的模板无法审核。",
    }
    ALL_VARIABLE_FIX {
        en: "write the message itself as fixed text and leave only names, numbers and dates to variables",
        ja: "内容そのものは固定テキストで書き、変数は名前、番号、日付だけにしてください",
        ko: "내용 자체는 고정 텍스트로 쓰고 이름, 번호, 날짜만 변수로 두십시오",
        zh: "请用固定文本书写内容本身，只把姓名、编号和日期留给变量",
    }
    ALL_VARIABLE {
        en: "the template is all variables; words beside them: {units} of at least {least}",
        ja: "テンプレートがほぼ変数だけです。ほかに {units} 語しかなく、{least} 語以上必要です",
        ko: "템플릿이 거의 변수뿐입니다. 그 밖에 {units}단어뿐이며 최소 {least}단어가 필요합니다",
        zh: "模板几乎全是变量：此外只有 {units} 个词，至少需要 {least} 个",
    }
    RATIO_WHAT {
        en: "There are more visible variables than one to five words (or Han, kana or Hangul characters) of text.",
        ja: "表示される変数が、5 語（漢字・かな・ハングルは 5 文字）に 1 個の割合を超えています。",
        ko: "보이는 변수가 다섯 단어(한자·가나·한글은 다섯 글자)당 하나보다 많습니다.",
        zh: "可见变量多于每五个词一个（汉字、假名、谚文按字计）。",
    }
    RATIO_WHY {
        en: "The fixed text has to make the meaning clear whatever the variables hold.",
        ja: "変数の中身が何であっても、固定テキストで意味が分かる必要があります。",
        ko: "변수에 무엇이 들어가든 고정 텍스트로 뜻이 분명해야 합니다.",
        zh: "无论变量填入什么，固定文本都应使含义清楚。",
    }
    RATIO_FIX {
        en: "write more fixed text around the variables, or use fewer of them",
        ja: "変数の前後の固定テキストを増やすか、変数を減らしてください",
        ko: "변수 주위에 고정 텍스트를 더 쓰거나 변수를 줄이십시오",
        zh: "请在变量周围增加固定文本，或减少变量",
    }
    RATIO {
        en: "variables: {variables}, words of text: {units}, which is enough for {borne}",
        ja: "テキスト {units} 語に対して変数が {variables} 個あります。この長さで使えるのは {borne} 個までです",
        ko: "텍스트 {units}단어에 변수가 {variables}개 있습니다. 이 길이로는 {borne}개까지입니다",
        zh: "{units} 个词的文本中有 {variables} 个变量，只够容纳 {borne} 个",
    }
    LONG_VARIABLE_WHAT {
        en: "The declared lengths of the variables are more than a fifth of the visible text; more than half asks for a human.",
        ja: "変数に宣言された長さが、表示されるテキストの 5 分の 1 を超えています。半分を超えると人による審査に回ります。",
        ko: "변수에 선언된 길이가 보이는 텍스트의 5분의 1을 넘습니다. 절반을 넘으면 사람이 심사합니다.",
        zh: "变量声明的长度超过可见文本的五分之一；超过一半时转人工审核。",
    }
    LONG_VARIABLE_WHY {
        en: "A long variable can hold a message of its own, which nobody has reviewed.",
        ja: "長い変数には、誰も審査していない別の内容を入れられます。",
        ko: "긴 변수에는 아무도 심사하지 않은 별도의 내용을 담을 수 있습니다.",
        zh: "长变量可以另装一段未经审核的内容。",
    }
    LONG_VARIABLE_FIX {
        en: "declare the lengths that the values really need, or write more fixed text",
        ja: "実際の値に必要な長さを宣言するか、固定テキストを増やしてください",
        ko: "값에 실제로 필요한 길이를 선언하거나 고정 텍스트를 더 쓰십시오",
        zh: "请声明值实际需要的长度，或增加固定文本",
    }
    LONG_VARIABLE {
        en: "the variables may be {sum} characters long beside {characters} characters of text; the longest, {name}, {length}",
        ja: "テキスト {characters} 文字に対して変数は {sum} 文字になり得ます。最長は {name} の {length} 文字です",
        ko: "텍스트 {characters}자에 변수가 {sum}자까지 될 수 있습니다. 가장 긴 것은 {name}의 {length}자입니다",
        zh: "文本有 {characters} 个字符，而变量可达 {sum} 个；最长的是 {name}，{length} 个",
    }
    WHOLE_PARAGRAPH_WHAT {
        en: "A variable named like a body is all that a paragraph or a cell holds.",
        ja: "本文を思わせる名前の変数だけが、段落やセルを占めています。",
        ko: "본문 같은 이름의 변수 하나가 단락이나 셀의 전부입니다.",
        zh: "段落或单元格中只有一个名称像正文的变量。",
    }
    WHOLE_PARAGRAPH_WHY {
        en: "The message itself then comes with the data, which nobody has reviewed.",
        ja: "内容そのものが、誰も審査していないデータから来ることになります。",
        ko: "내용 자체가 아무도 심사하지 않은 데이터에서 옵니다.",
        zh: "内容本身将来自未经审核的数据。",
    }
    WHOLE_PARAGRAPH_FIX {
        en: "write the paragraph as fixed text and leave only names, numbers and dates to variables",
        ja: "段落は固定テキストで書き、変数は名前、番号、日付だけにしてください",
        ko: "단락은 고정 텍스트로 쓰고 이름, 번호, 날짜만 변수로 두십시오",
        zh: "请用固定文本书写段落，只把姓名、编号和日期留给变量",
    }
    WHOLE_PARAGRAPH {
        en: "{name} is all that its paragraph holds",
        ja: "段落には {name} しかありません",
        ko: "단락에 {name}만 있습니다",
        zh: "段落中只有 {name}",
    }
    ADJACENT_WHAT {
        en: "Several variables stand in a row without words between them.",
        ja: "いくつもの変数が、間に言葉を挟まずに並んでいます。",
        ko: "변수 여러 개가 사이에 말이 없이 이어집니다.",
        zh: "多个变量连在一起，中间没有文字。",
    }
    ADJACENT_WHY {
        en: "Together they can hold a sentence, which nobody has reviewed.",
        ja: "合わせると、誰も審査していない文を入れられます。",
        ko: "합치면 아무도 심사하지 않은 문장을 담을 수 있습니다.",
        zh: "它们合起来可以装下一句未经审核的话。",
    }
    ADJACENT_FIX {
        en: "write words between the variables, or let one hold it all",
        ja: "変数の間に言葉を書くか、1 つの変数にまとめてください",
        ko: "변수 사이에 말을 쓰거나 변수 하나로 합치십시오",
        zh: "请在变量之间写上文字，或合并为一个变量",
    }
    ADJACENT {
        en: "{count} variables in a row: {words}",
        ja: "変数が {count} 個続いています：{words}",
        ko: "변수 {count}개가 이어집니다: {words}",
        zh: "{count} 个变量连在一起：{words}",
    }
    UNDECLARED_WHAT {
        en: "A variable is used but not declared, or declared but never used.",
        ja: "使われている変数が宣言されていないか、宣言した変数が使われていません。",
        ko: "쓰인 변수가 선언되지 않았거나 선언된 변수가 쓰이지 않습니다.",
        zh: "变量已使用而未声明，或已声明而未使用。",
    }
    UNDECLARED_WHY {
        en: "Data that does not fit the template is a rendering failure, and nothing is sent.",
        ja: "データがテンプレートに合わないとレンダリングに失敗し、何も送信されません。",
        ko: "데이터가 템플릿과 맞지 않으면 렌더링에 실패하고 아무것도 발송되지 않습니다.",
        zh: "数据与模板不符会导致渲染失败，什么也不会发出。",
    }
    UNDECLARED_FIX {
        en: "use the same names in the template and in its declared variables",
        ja: "テンプレートと変数の宣言で同じ名前を使ってください",
        ko: "템플릿과 변수 선언에서 같은 이름을 쓰십시오",
        zh: "请在模板和变量声明中使用相同的名称",
    }
    UNDECLARED {
        en: "{name} is not among the declared variables",
        ja: "{name} は宣言された変数にありません",
        ko: "{name}은(는) 선언된 변수가 아닙니다",
        zh: "{name} 不在声明的变量之中",
    }
    UNUSED {
        en: "{name} is declared but the template never uses it",
        ja: "{name} は宣言されていますが、テンプレートで使われていません",
        ko: "{name}은(는) 선언되었지만 템플릿에서 쓰이지 않습니다",
        zh: "{name} 已声明，但模板没有使用",
    }
}
