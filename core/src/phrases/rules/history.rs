//! Does the template keep to the account's line of business (rulebook 1.7)?

use crate::phrases::phrases;

phrases! {
    NEW_KIND_WHAT {
        en: "The account's earlier templates were never of this kind.",
        ja: "このアカウントのこれまでのテンプレートに、この種類はありませんでした。",
        ko: "이 계정의 이전 템플릿에는 이 종류가 없었습니다.",
        zh: "该账户以往的模板中没有这一类。",
    }
    NEW_KIND_WHY {
        en: "One account keeps to one line of business; a departure from it is explained beforehand.",
        ja: "1 つのアカウントは 1 つの業種で使うものです。変える場合は事前の説明が必要です。",
        ko: "한 계정은 한 업종으로 사용합니다. 달라질 때는 미리 설명해야 합니다.",
        zh: "一个账户应保持同一业务方向；如有变化，须事先说明。",
    }
    NEW_KIND_FIX {
        en: "explain the new kind of mail to the reviewers before it is sent",
        ja: "送信前に、新しい種類のメールについて審査担当者に説明してください",
        ko: "발송하기 전에 새로운 종류의 메일에 대해 심사 담당자에게 설명하십시오",
        zh: "请在发送前向审核人员说明新的邮件类型",
    }
    NEW_KIND {
        en: "none of the account's {count} earlier templates is a {kind} template",
        ja: "このアカウントのこれまでのテンプレート {count} 件に、{kind}テンプレートはありません",
        ko: "이 계정의 이전 템플릿 {count}개 중 {kind} 템플릿은 없습니다",
        zh: "该账户以往的 {count} 个模板中没有{kind}类模板",
    }
    NEW_TOPIC_WHAT {
        en: "The account's earlier templates were of other lines of business.",
        ja: "このアカウントのこれまでのテンプレートは、別の業種のものでした。",
        ko: "이 계정의 이전 템플릿은 다른 업종의 것이었습니다.",
        zh: "该账户以往的模板属于其他业务方向。",
    }
    NEW_TOPIC_FIX {
        en: "explain the new line of business to the reviewers before it is sent",
        ja: "送信前に、新しい業種について審査担当者に説明してください",
        ko: "발송하기 전에 새로운 업종에 대해 심사 담당자에게 설명하십시오",
        zh: "请在发送前向审核人员说明新的业务方向",
    }
    NEW_TOPIC {
        en: "this is about `{topic}`, the earlier templates were about {known}",
        ja: "このテンプレートは `{topic}`、これまでのテンプレートは {known} に関するものです",
        ko: "이 템플릿은 `{topic}`, 이전 템플릿은 {known}에 관한 것입니다",
        zh: "此模板涉及 `{topic}`，以往的模板涉及 {known}",
    }
}
