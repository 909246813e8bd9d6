//! What text is set in (rulebook 1.8).

use crate::phrases::phrases;

phrases! {
    DECORATIVE_WHAT {
        en: "Text is set in a decorative font, in many fonts or in many colours.",
        ja: "装飾的なフォント、または多くのフォントや色がテキストに使われています。",
        ko: "텍스트에 장식용 글꼴이나 많은 글꼴, 많은 색이 쓰였습니다.",
        zh: "文字使用了装饰性字体，或字体、颜色过多。",
    }
    DECORATIVE_WHY {
        en: "Sober type is easier to read and looks less like spam.",
        ja: "落ち着いた書体は読みやすく、迷惑メールにも見えにくくなります。",
        ko: "차분한 글꼴이 읽기 쉽고 스팸처럼 보이지 않습니다.",
        zh: "朴素的排版更易读，也不像垃圾邮件。",
    }
    DECORATIVE_FIX {
        en: "use one or two ordinary fonts and a few colours",
        ja: "一般的なフォントを 1、2 種類と、少数の色だけを使ってください",
        ko: "평범한 글꼴 한두 가지와 몇 가지 색만 쓰십시오",
        zh: "请只用一两种普通字体和少量颜色",
    }
    DECORATIVE {
        en: "{words} is set in the decorative font {font}",
        ja: "{words} に装飾的なフォント {font} が使われています",
        ko: "{words}에 장식용 글꼴 {font}이(가) 쓰였습니다",
        zh: "{words} 使用了装饰性字体 {font}",
    }
    MANY_FONTS {
        en: "text is set in {count} fonts, at most {most} are advised",
        ja: "テキストに {count} 種類のフォントが使われています。推奨は {most} 種類までです",
        ko: "텍스트에 글꼴 {count}가지가 쓰였습니다. 최대 {most}가지를 권장합니다",
        zh: "文字用了 {count} 种字体，建议最多 {most} 种",
    }
    MANY_COLOURS {
        en: "text is in {count} colours, at most {most} are advised",
        ja: "テキストに {count} 色が使われています。推奨は {most} 色までです",
        ko: "텍스트에 {count}가지 색이 쓰였습니다. 최대 {most}가지를 권장합니다",
        zh: "文字用了 {count} 种颜色，建议最多 {most} 种",
    }
    WEB_FONT_WHAT {
        en: "A list of fonts has none that readers have without loading it.",
        ja: "読み込まずに使えるフォントが指定に含まれていません。",
        ko: "불러오지 않고 쓸 수 있는 글꼴이 목록에 없습니다.",
        zh: "字体列表中没有无需载入即可使用的字体。",
    }
    WEB_FONT_WHY {
        en: "Where a font is not loaded, the mail client puts in one of its own choice.",
        ja: "フォントを読み込めないと、メールソフトが別のフォントで表示します。",
        ko: "글꼴을 불러오지 못하면 메일 클라이언트가 다른 글꼴을 골라 씁니다.",
        zh: "字体无法载入时，邮件客户端会自行替换。",
    }
    WEB_FONT_FIX {
        en: "end the list with a common font, as `Arial, sans-serif`",
        ja: "`Arial, sans-serif` のように、一般的なフォントで終えてください",
        ko: "`Arial, sans-serif`처럼 흔한 글꼴로 목록을 끝내십시오",
        zh: "请以常见字体结尾，如 `Arial, sans-serif`",
    }
    WEB_FONT {
        en: "{words} names no common font",
        ja: "{words} に一般的なフォントがありません",
        ko: "{words}에 흔한 글꼴이 없습니다",
        zh: "{words} 中没有常见字体",
    }
}
