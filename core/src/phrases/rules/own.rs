//! The patterns of a policy's own.

use crate::phrases::phrases;

phrases! {
    WHY {
        en: "The policy in force does not want it.",
        ja: "適用中のポリシーで認められていません。",
        ko: "적용 중인 정책에서 허용하지 않습니다.",
        zh: "当前生效的策略不允许。",
    }
    FIX {
        en: "take it out, or ask who keeps the policy",
        ja: "削除するか、ポリシーの管理者に確認してください",
        ko: "삭제하거나 정책 관리자에게 문의하십시오",
        zh: "请将其删除，或咨询策略的维护者",
    }
}
