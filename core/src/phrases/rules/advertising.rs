//! What the law asks an advertisement to say.

use crate::phrases::phrases;

phrases! {
    ADDRESS_WHAT {
        en: "A marketing template names neither a company nor its postal address.",
        ja: "マーケティングテンプレートに会社名も住所もありません。",
        ko: "마케팅 템플릿에 회사도 주소도 없습니다.",
        zh: "营销类模板没有写明公司或地址。",
    }
    ADDRESS_WHY {
        en: "The law of many countries asks for them.",
        ja: "多くの国の法律で表示が義務付けられています。",
        ko: "여러 나라의 법률이 표시를 요구합니다.",
        zh: "许多国家的法律要求写明。",
    }
    ADDRESS_FIX {
        en: "write the company's name and postal address at the end",
        ja: "末尾に会社名と住所を書いてください",
        ko: "끝에 회사 이름과 주소를 쓰십시오",
        zh: "请在末尾写明公司名称和地址",
    }
    ADDRESS {
        en: "neither a company nor a postal address is to be found",
        ja: "会社名も住所も見つかりません",
        ko: "회사 이름도 주소도 찾을 수 없습니다",
        zh: "找不到公司名称或地址",
    }
    KOREAN_LABEL_WHAT {
        en: "The subject of a Korean advertisement lacks its label.",
        ja: "韓国語の広告の件名に、広告の表示がありません。",
        ko: "한국어 광고의 제목에 광고 표시가 없습니다.",
        zh: "韩语广告的主题没有广告标识。",
    }
    CHINESE_LABEL_WHAT {
        en: "The subject of a Chinese advertisement lacks its label.",
        ja: "中国語の広告の件名に、広告の表示がありません。",
        ko: "중국어 광고의 제목에 광고 표시가 없습니다.",
        zh: "中文广告的主题没有广告标识。",
    }
    LABEL_WHY {
        en: "The law asks for it, so that filters and readers can tell.",
        ja: "フィルターと受信者が見分けられるよう、法律が求めています。",
        ko: "필터와 수신자가 구별할 수 있도록 법률이 요구합니다.",
        zh: "法律要求标明，以便过滤器和收件人识别。",
    }
    LABEL_FIX {
        en: "begin the subject with the label",
        ja: "件名を広告の表示で始めてください",
        ko: "제목을 광고 표시로 시작하십시오",
        zh: "请在主题开头加上标识",
    }
    LABEL {
        en: "the subject of this advertisement has to begin with {label}",
        ja: "この広告の件名は {label} で始める必要があります",
        ko: "이 광고의 제목은 {label}(으)로 시작해야 합니다",
        zh: "该广告的主题须以 {label} 开头",
    }
}
