import { expect, test } from "vitest";
import { endingOf, offersMore, saysWall } from "../../../src/extract/stopping-words.ts";

test.each([
  "Subscribe to continue reading this story.",
  "To continue reading, log in or become a subscriber.",
  "This article is available to subscribers only.",
  "You have reached your limit of free articles.",
  "Sign in to read the full article",
  "订阅后即可阅读全文",
  "登录后继续阅读全文",
  "本文为付费内容，开通会员可读",
  "余下內容為會員專屬",
  "この記事は有料会員限定です。残り1234文字",
  "続きを読むには会員登録が必要です",
  "이 기사는 유료회원 전용입니다",
  "로그인 후 기사 전문 보기",
  "Jetzt abonnieren und weiterlesen",
  "Dieser Artikel ist exklusiv für Abonnenten",
  "Weiterlesen mit einem Digital-Abo",
  "Article réservé aux abonnés",
  "Il vous reste 73 % de cet article à lire.",
  "Suscríbete para seguir leyendo",
  "Conteúdo exclusivo para assinantes",
  "Contenuto riservato agli abbonati",
  "Dit artikel is alleen voor abonnees",
  "Чтобы продолжить чтение, оформите подписку",
])("the line %j says that the rest is not free", (line) => {
  expect(saysWall(line)).toBe(true);
});

test.each([
  "Subscribe to our newsletter for the latest from the harbour.",
  "The council will continue to read letters from subscribers of the scheme.",
  "More than 4,000 members signed up to the full programme last year.",
  "订阅我们的公众号，获取最新资讯。",
  "该公司订阅收入继续增长，付费会员达到两千万。",
  "登录网站的用户越来越多。",
  "Abonnieren Sie unseren Newsletter.",
  "Die Artikel lesen Abonnenten am liebsten morgens.",
  "Abonnez-vous à notre lettre d’information.",
  "The free article count rose.",
])("the line %j says nothing of the kind", (line) => {
  expect(saysWall(line)).toBe(false);
});

test.each([
  "Read more",
  "Continue reading →",
  "Show the full article",
  "展开全文",
  "点击阅读全文",
  "展开剩余70%",
  "阅读全文 >",
  "続きを読む",
  "더보기",
  "Weiterlesen",
  "Lire la suite",
])("%j offers more", (line) => {
  expect(offersMore(line)).toBe(true);
});

test.each(["Read more about the harbour", "Reading", "全文", "更多新闻", "Show"])("%j does not", (line) => {
  expect(offersMore(line)).toBe(false);
});

test("a line ends, is left off, or stands open", () => {
  expect(endingOf("It was dry.”")).toBe("ended");
  expect(endingOf("记者离开了港口。")).toBe("ended");
  expect(endingOf("It was…")).toBe("left-off");
  expect(endingOf("记者离开了……")).toBe("left-off");
  expect(endingOf("It was the first of the")).toBe("open");
});

test("a line of any length is looked at in time proportional to it", () => {
  const started = performance.now();
  for (const text of ["subscribe to ", "订阅后", "read the ", "登录", "。 "]) {
    saysWall(text.repeat(100_000));
    offersMore(text.repeat(100_000));
    saysWall(text.repeat(25).slice(0, 300));
    endingOf(text.repeat(100_000));
  }
  expect(performance.now() - started).toBeLessThan(500);
});
