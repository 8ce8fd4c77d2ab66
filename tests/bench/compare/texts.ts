/** Articles written for the comparison bench: what their sentences say is invented. */

export interface SampleText {
  readonly lang: "en" | "zh" | "ja";
  /** Paragraphs of sentences. */
  readonly paragraphs: readonly (readonly string[])[];
}

const english = `
The harbour board voted nine to two on Monday to close the old ferry terminal before winter. Its chair, Marta Lindqvist, said the pilings had lost 40 percent of their strength since 1987. Two members left the room before the count.
Engineers from the university spent eleven weeks under the pier with lamps and hammers. They found shipworm in every third timber and rust where the charts promised bronze. "We stopped writing down the small holes," said Tomas Okafor, who led the dive team.
The closure moves 3,200 daily passengers to a temporary landing at Crane Street. Buses will leave every twelve minutes from six in the morning. The board has not said who pays for them after March.
Shopkeepers along the quay learned of the vote from a notice taped to the ticket office. "I have ordered flour for the whole season," said Ines Caldeira, who has baked there for nineteen years. She plans to ask for compensation, and she is not alone.
A report from 2019 had warned of exactly this. It was printed in forty copies, and thirty-one of them are still in a cupboard at the town hall. Nobody on the present board recalls reading it.
The ministry offered a loan of 14 million in the spring, at an interest that the treasurer called a polite refusal. Talks will begin again in January. Until then the terminal stays dark after eight.
Residents of the north bank fear a longer silence. The last time the ferry stopped, in 1974, it did not come back for six years. Their council wants a bridge, and has wanted one since before the war.
Not everybody mourns. Cormorants have taken the outer rail, and the harbour's only seal has been seen asleep on the ramp. The wildlife trust asks visitors to keep their distance and their sandwiches.
Lindqvist will stand for re-election in May. She says she would vote the same way again, with or without the seal. Her opponent has not yet said what he would do with the pilings.`;

const chinese = `
市图书馆本周一宣布，馆藏的四万两千册旧报纸将在三年内全部完成数字化。馆长林若溪说，这批报纸最早的一份印于一八九六年，纸张已经脆得不能翻动。项目经费约为一千六百万元，由市财政与读者捐款共同承担。
负责扫描的是一支只有七个人的小组，他们大多刚从大学毕业。组长周启明介绍，每一页都要先在低温室里放置两天，再用软刷除尘。“我们一天最多处理三百页，快不起来。”他说。
记者在地下库房看到，靠墙的铁架上码着用牛皮纸包好的报纸，每一包都写着年份和编号。部分包裹在一九五四年的洪水里泡过水，打开时仍能闻到泥沙的气味。工作人员说，这些水渍本身也是历史的一部分，不会修掉。
读者最关心的是什么时候可以在家里查阅。图书馆表示，第一批约九千页将于明年三月上线，任何人凭读者证都可以免费检索全文。涉及版权的部分只能在馆内的电脑上阅读。
历史学者赵文博对此既高兴又担心。他认为，全文检索会改变人们读报的方式，年轻人将只看见自己要找的那一行。“旧报纸的好处是你总会看到隔壁的消息。”他说。
为了让识别软件认得旧字形，小组手工标注了十二万个汉字。最难认的不是繁体字，而是当年铅字磨损后留下的半个笔画。目前识别的正确率约为百分之九十七，余下的由志愿者逐字校对。
志愿者里年纪最大的是八十三岁的陈桂芳，她年轻时在报社做过排字工。她说自己闭着眼睛也能摸出哪个铅字放反了。现在她每天上午校对两个小时，下午照顾孙子。
图书馆还计划办一个小型展览，展出校对中发现的有趣差错。其中一则是一九三一年的天气预报，把“多云”印成了“多雪”，而那天确实下了雪。展览预计在今年年底开幕，为期一个月。`;

const japanese = `
県は月曜日、老朽化した灯台の一般公開を来月末で終えると発表した。担当の佐伯美帆課長は、塔の壁に千九百八十年代からのひびが四十か所以上見つかったと説明した。補修には少なくとも三年かかる見込みだ。
灯台は明治三十一年に建てられ、戦争中の二年間を除いて毎晩明かりをともしてきた。いまも沖を通る漁船の船長たちは、無線よりも先にその光を探すという。「あれが見えれば家に着いたのと同じです」と漁師の堀内健さんは話す。
調査にあたった大学の研究班は、足場を組まずに小型の無人機で壁を撮影した。集めた写真は一万八千枚にのぼり、ひびの幅を〇・二ミリの単位で測ることができた。班の代表は、塩分が思ったより深く入り込んでいたと述べた。
町の人々は突然の知らせに戸惑っている。入り口で二十年近く切符を売ってきた岡本千代さんは、最後の日まで窓口に立つつもりだ。土産物店の組合は、県に説明会を開くよう求めている。
補修の費用はおよそ五億円とされ、そのうち半分を国が負担する案が検討されている。残りについては、寄付を募る声もある。県議会は十二月の会議で予算を話し合う予定だ。
一方で、灯台の光そのものは消えない。工事のあいだは隣に仮の鉄塔を建て、同じ強さの明かりをともす。海上保安庁は、船の安全に影響はないとしている。
地元の小学校では、子どもたちが灯台の絵を描いて展示する準備を進めている。三年生の一人は、光が回る速さを数えて「十五秒に二回」と書き添えた。絵は来月、駅の待合室に飾られる。`;

/** Sentences of paragraphs on lines, ended by their full stops and the quotation marks after them. */
function cut(text: string, lang: SampleText["lang"]): SampleText {
  const ending = lang === "en" ? /(?<=[.!?]["”]?)\s+/ : /(?<=[。！？][”」]?)(?![”」と])/;
  return {
    lang,
    paragraphs: text
      .trim()
      .split("\n")
      .map((line) => line.split(ending)),
  };
}

export const sampleTexts: readonly SampleText[] = [
  cut(english, "en"),
  cut(chinese, "zh"),
  cut(japanese, "ja"),
];
