/** The document that a person begins with. */
export function start(preset) {
  return `extends = "${preset}"
name = "mine"
version = "1"

[template]
max_images = 20

[quota]
account_daily = 100_000

[[reputation.upgrade]]
id = "clean-delivery"
all = ["sent >= 70% of quota", "invalid < 3%", "delivered > 95%"]

[[tests]]
name = "a clean day leads to the next level"
function = "assess_reputation"
question = { level = 1, counts = { sent = 400, delivered = 395, invalid = 2, spam = 0, blocked = 0, complained = 0, opened = 10 } }
answer = { actions = [{ action = "upgrade" }] }
`;
}
