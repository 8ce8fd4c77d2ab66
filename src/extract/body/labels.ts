/** Lines that only point elsewhere: labels of lists that follow, calls to subscribe, invitations to click. */

/**
 * Whole short lines, or their beginnings, in small letters: a pattern of this size that is blind to case takes a
 * browser milliseconds to make ready, on every page. Each is a phrase that opens a pointer and no sentence of a story.
 */
const pointing = new RegExp(
  `^(?:${[
    // English
    "(?:read|see|learn|find out|discover|view|watch|hear|explore|get) more(?! than)\\b",
    "(?:read|see|view|check out) (?:also|next|all|our|the full story|full article|related)\\b",
    "also (?:read|see|on)\\b",
    "(?:more|latest|related|recommended|suggested|popular|trending|top|further|other|most read|editor['’]?s?) (?:on|from|in|about|stories|articles|news|posts|coverage|reading|content|topics|links|videos?|picks?)\\b(?: |:|$)",
    "related\\s*[:：]|related$|more\\s*[:：]|see also|don['’]t miss\\b|up next|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|recommended for you|what to read next|in case you missed",
    "(?:sign up|subscribe|register|log in|click here|tap here|follow us|follow [@\\w ]{1,30} on|join (?:our|us|the)|download (?:our|the)|like us|share this|share on|tweet this|listen to this|print this|support our)\\b",
    "(?:advertisement|advertising|sponsored|promoted|ad|commercial break|continue reading|story continues|article continues|scroll (?:down|to)|skip (?:ad|to)|loading|tags?|topics|filed under|categories|keywords|share|comments?|leave a comment|back to top|table of contents|copyright|all rights reserved)(?:\\b.{0,60})?$",
    "(?:do you )?(?:have|got) an? (?:news )?(?:tip|question|story)\\b|get in touch with (?:us|our)\\b|for more (?:stories|news|articles) like\\b|required reading:|get (?:the )?latest\\b|(?:photo|image|picture|credit|source|foto|bild|fotos?)(?: (?:by|credit|courtesy))?\\s*[:：/]|фото\\s*[:：]|[(（]?(?:写真|사진|图片?来源|图|圖|摄影|攝影|图源|資料照)\\s*[=:：/／]|(?:电话|電話|邮箱|郵箱|传真|投稿|热线|联系(?:电话|方式|我们)|客服)[:：]|загружается",
    // German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish
    "lesen sie (?:auch|hier|mehr)|mehr (?:zum thema|dazu|aus|lesen|infos)|auch interessant|das könnte|zum thema|weiterlesen|anzeige$|werbung$|lire aussi|à lire|lire (?:la suite|plus)|sur le même sujet|voir aussi|publicité$|lea también|lee también|leer más|te puede interesar|más información|noticias relacionadas|publicidad$|leggi anche|leggi tutto|potrebbe interessarti|pubblicità$|leia (?:também|mais)|veja também|saiba mais|publicidade$|lees ook|lees meer|les også|les mer|läs också|læs også|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|reklama$",
    // Russian, Greek, Arabic
    "читайте (?:также|ещё|еще)|смотрите также|по теме|ещё по теме|материалы по теме|подписывайтесь|реклама$|διαβάστε (?:επίσης|ακόμα)|σχετικά|اقرأ أيضا|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة",
    // Chinese, Japanese, Korean
    "(?:相关|相關|延伸|推荐|推薦|更多|热门|熱門|精彩|编辑推荐|猜你|您可能|你可能|热点)(?:阅读|閱讀|新闻|新聞|文章|推荐|推薦|报道|報導|内容|链接|連結|专题|專題|视频|资讯|喜欢|感兴趣|也喜欢|精彩|主题|评论|图片|产品|信息|搜索)|看更多|更多(?:精彩|内容|新闻|请|关于)|阅读(?:更多|全文|原文)|点击(?:进入|查看|下载|阅读|这里|图片)|關鍵字|关键词|关键字|标签|標籤|分享(?:到|至)|责任编辑|責任編輯|责编|本文来源|文章来源|来源[:：]|來源[:：]|稿源|原标题|原標題|编辑[:：]|編輯[:：]|（?编辑[:：]|作者[:：]|版权(?:所有|声明|归)|著作權|免责声明|聲明[:：]|声明[:：]|特别声明|扫(?:描|一扫|码)|关注(?:我们|微信|公众号)|微信(?:扫|公众号)|(?:訂閱|订阅)(?:電子報|电子报|本报)|您是(?:本文)?第|下载(?:客户端|app)|打开(?:APP|微信)|返回(?:首页|顶部|列表)|上一篇|下一篇|上一页|下一页|【?(?:打印|关闭|纠错|收藏|字号)|我要(?:评论|纠错|投稿)|网友评论|加载中|正文[:：]?$|広告|関連(?:記事|リンク|ニュース|キーワード)|あわせて読みたい|この記事を|続きを読む|おすすめ記事|관련기사|광고$|무단전재",
  ].join("|")})`,
);
const longestPointer = 160;

/** The end of a teaser in Chinese; an arrow or a bracket around the word for "more" is its link. */
const teaserEnd = /(?:\.{3}|…).{0,3}[[【(（](?:详情|詳情|详细|詳細|更多|全文|查看全文|阅读全文)[\]】)）]$/;
/** A call to tell the newsroom something, with the number to call. */
const hotline = /(?:爆料|报料|報料|热线|熱線).{0,24}\d{5}|发[A-Za-z\d]{0,8}(?:到|至)\d{5}/;
const longestHotline = 80;
const editorOnly = /^[（(【[].{2,12}[\s/／](?:编辑|編輯|责编|责任编辑)[)）\]】]$/;

/** Whether a line is a pointer and no part of a story. */
export function isPointer(text: string): boolean {
  if (text.length <= longestHotline && (teaserEnd.test(text) || hotline.test(text) || editorOnly.test(text)))
    return true;
  return (
    text.length <= longestPointer &&
    pointing.test(text.replace(/^[\s>»›→▶►•·*+＞▲▼■◆●○【[（(「\-–—|｜]+/, "").toLowerCase())
  );
}

const notice =
  /(?:转载|轉載|转发|引用|摘编).{0,60}(?:目的|观点|立场|真实性|版权|注明|授权|出处|链接|责任|本网)|不代表(?:本|我|新|作者|平台|.{2,8}(?:网|报|立场|观点))|(?:未经|未經).{0,24}(?:授权|許可|许可|同意|书面).{0,30}(?:转载|轉載|使用|复制|摘编|不得|禁止)|版权(?:所有|归|声明|属)|著作權所有|仅供(?:参考|读者参考)|据此(?:操作|投资|入市)|投资(?:有|需)(?:风险|谨慎)|newsletter (?:informiert|liefert|bringt) sie|(?:kommentare|comentários|comentarios|commentaires).{0,120}(?:aprovad|aprobad|modér|moderad|moderier|freigeschaltet)|(?:稿件|内容|文章).{0,12}(?:疑问|质疑|异议).{0,16}(?:联系|来电|来信)|核实后.{0,16}(?:删除|处理)|无断転載|無断転載|転載を禁|무단.{0,6}(?:전재|복제)|all rights reserved|(?:may|must|can) not be (?:published|reproduced|republished|redistributed|broadcast)|©\s?\d{4}|copyright \d{4}|copyright ©|this (?:material|article|content) (?:may not|is (?:protected|copyrighted))|reproduction .{0,40}(?:prohibited|forbidden)|(?:we|site|website|\w+) (?:may|might|will|can) (?:earn|receive|get|collect|be compensated).{0,60}(?:commission|compensation|share of sales|revenue|payment)|(?:independently|editorially) (?:chosen|selected|reviewed)|(?:chosen|selected|reviewed) independently|(?:this|the) (?:article|story) (?:first |originally )?appeared in the .{2,60} (?:section|edition|issue)|by (?:signing up|subscribing|submitting).{0,80}(?:agree|terms|privacy)|перепечатк|все права защищены|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|all'uso di cookie|tutti i diritti riservati/;
const longestNotice = 420;

/** Whether a line states who owns or answers for a text. */
export function isNotice(text: string): boolean {
  return text.length <= longestNotice && notice.test(text.toLowerCase());
}

const biography =
  /^(?:[A-Z][\w.’'-]+ ){1,4}(?:\([^)]{1,20}\) )?is (?:an?|the|our|also|currently)\b.{0,120}\b(?:writer|editor|reporter|correspondent|journalist|author|contributor|freelancer?|columnist|blogger|producer|professor|analyst|lecturer|director|founder|researcher)\b|^(?:[A-Z][\w.’'-]+ ){1,4}can be reached at\b/;
const longestBiography = 600;

/** Whether a line says who the author is: `Jane Doe is a writer who …`. It stands last, or is no such thing. */
export function isBiography(text: string): boolean {
  return text.length <= longestBiography && biography.test(text);
}
