import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";

const languageOf = (text: string): string => analyse(text).facts.language;

const ENGLISH =
  "We predict which videos a user will like, so that the home page can show them first. The model is trained on the " +
  "watches of the last month, and it is compared with the list of the most watched videos. It must answer within a " +
  "fifth of a second, because the page waits for it. If it fails, the page shows what is popular in the country.\n";
const RUSSIAN =
  "Мы предсказываем, какие ролики понравятся пользователю, чтобы показать их на главной странице. Модель обучается на " +
  "просмотрах за последний месяц и сравнивается со списком самых популярных роликов.\n";
const CHINESE =
  "我们预测用户会喜欢哪些视频，并把它们放在首页。模型使用最近一个月的观看记录进行训练，并与最热门的视频列表进行比较。\n";
const GERMAN =
  "Wir sagen voraus, welche Videos einem Nutzer gefallen werden, damit die Startseite sie zuerst zeigt. Das Modell wird " +
  "mit den Aufrufen des letzten Monats trainiert und mit der Liste der beliebtesten Videos verglichen. Es muss in einer " +
  "Fünftelsekunde antworten, weil die Seite darauf wartet. Fällt es aus, zeigt die Seite, was im Land beliebt ist. Die " +
  "Daten stammen aus den Protokollen und werden jede Nacht neu geladen.\n";
const JAPANESE =
  "ユーザーが好きになる動画を予測し、ホームページに表示します。モデルは先月の視聴履歴で学習し、人気動画のリストと比較します。" +
  "応答は二百ミリ秒以内でなければなりません。失敗した場合は、国内で人気のある動画を表示します。\n";
const UKRAINIAN =
  "Ми передбачаємо, які ролики сподобаються користувачеві, щоб показати їх на головній сторінці. Її готує модель.\n";

describe("the language of a document", () => {
  for (const [name, text, language] of [
    ["English", ENGLISH, "en"],
    ["Russian", RUSSIAN, "ru"],
    ["Chinese", CHINESE, "zh"],
    ["German, which has no cues,", GERMAN, "other"],
    ["Japanese, which has no cues,", JAPANESE, "other"],
    ["Ukrainian, which has no cues,", UKRAINIAN, "other"],
    [
      "Korean, which has no cues,",
      "우리는 사용자가 좋아할 동영상을 예측하여 홈페이지에 표시합니다.\n",
      "other",
    ],
    ["Greek, which has no cues,", "Προβλέπουμε ποια βίντεο θα αρέσουν στον χρήστη.\n", "other"],
    ["Arabic, which has no cues,", "نتوقع مقاطع الفيديو التي ستعجب المستخدم.\n", "other"],
  ] as const) {
    it(`of ${name} is ${language}`, () => {
      assert.equal(languageOf(text), language);
    });
  }

  it("is taken for English where the text is too short to tell", () => {
    for (const text of ["", "# Titel\n", "Wir sagen voraus, welche Videos gefallen.\n", "1 2 3 😀\n"]) {
      assert.equal(languageOf(text), "en", text);
    }
  });

  it("is not changed by code, addresses and English terms in it", () => {
    const code = `\n\`\`\`py\n${"for the user in users: train(the_model)\n".repeat(5)}\`\`\`\n`;
    assert.equal(languageOf(RUSSIAN + code), "ru");
    assert.equal(languageOf(`${RUSSIAN}Метрики: recall@10, precision, CTR; данные в Kafka и Spark.\n`), "ru");
    assert.equal(languageOf(`${CHINESE}指标：recall@10、precision、CTR、AUC。\n`), "zh");
    assert.equal(languageOf(`${GERMAN}https://example.com/the/list/of/the/users/and/the/items\n`), "other");
  });

  it("is English with a few foreign names in it", () => {
    assert.equal(languageOf(`${ENGLISH}The team is led by Łukasz, Владимир and 李雷.\n`), "en");
  });

  it("is said to be unreadable where there are no cues, instead of all sections missing", () => {
    for (const text of [GERMAN, JAPANESE]) {
      const { findings } = analyse(`---\nml-design-doc: nine-step\n---\n\n${text}`);
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["MLD003"],
      );
    }
  });
});
