<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgendaDialog</name>
    <message>
        <source>Booked for today</source>
        <translation>今天的预约</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>How you had this window could not be read; it is as at first.</source>
        <translation>您原来的窗口设置读不出来，现在是最初的样子。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色／深色切换</translation>
    </message>
    <message>
        <source>Letters as usual</source>
        <translation>字号：标准</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>字号：大</translation>
    </message>
    <message>
        <source>Largest letters</source>
        <translation>字号：最大</translation>
    </message>
    <message>
        <source>One step larger</source>
        <translation>字大一级</translation>
    </message>
    <message>
        <source>One step smaller</source>
        <translation>字小一级</translation>
    </message>
    <message>
        <source>The resident&apos;s picture in its own window, or back</source>
        <translation>居民画面单独开窗／收回</translation>
    </message>
    <message>
        <source>Everything where it was at first</source>
        <translation>恢复最初的布局</translation>
    </message>
    <message>
        <source>How the window looks ({0})</source>
        <translation>窗口外观 ({0})</translation>
    </message>
    <message>
        <source>The picture is in its own window; Ctrl+P</source>
        <translation>画面在单独的窗口里；Ctrl+P 收回</translation>
    </message>
</context>
<context>
    <name>Assents</name>
    <message>
        <source>The resident is asked whether the identity card may be read or photographed …</source>
        <translation>正在问居民：身份证可不可以读、可不可以拍……</translation>
    </message>
    <message>
        <source>The resident is asked whether health papers may be photographed …</source>
        <translation>正在问居民：看病材料可不可以拍……</translation>
    </message>
    <message>
        <source>Go on without, or note that a copy is brought to the centre. Ask again only if wished.</source>
        <translation>请先往下办，或者记下改天带复印件到中心。居民愿意了再问一次。</translation>
    </message>
    <message>
        <source>No to the identity card: it is neither read nor photographed.</source>
        <translation>居民不同意用身份证：不读卡，也不拍照。</translation>
    </message>
    <message>
        <source>No to health papers: they are not photographed.</source>
        <translation>居民不同意拍看病材料。</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>The resident&apos;s picture</source>
        <translation>居民的画面</translation>
    </message>
    <message>
        <source>Your own picture</source>
        <translation>您的画面</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Hide my picture</source>
        <translation>关闭我的画面</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新接通</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>没有通话</translation>
    </message>
    <message>
        <source>The other side has no picture; you can speak with each other.</source>
        <translation>对方没有画面，可以通话。</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在接通……</translation>
    </message>
    <message>
        <source>Your camera is missing: the resident hears you but cannot see you.</source>
        <translation>您这边没有摄像头：居民听得到、看不到您。</translation>
    </message>
    <message>
        <source>Your microphone is missing: the resident cannot hear you.</source>
        <translation>您这边没有麦克风：居民听不到您。</translation>
    </message>
    <message>
        <source>Your loudspeaker is missing: you cannot hear the resident.</source>
        <translation>您这边没有扬声器：您听不到居民。</translation>
    </message>
    <message>
        <source>Picture and sound do not reach the kiosk yet; it goes on trying. If it lasts, ring the committee.</source>
        <translation>画面和声音还没有接通终端，正在继续接。如果一直不通，请给居委会打电话。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>The call is interrupted; it is being restored.</source>
        <translation>通话中断，正在恢复。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s camera is missing: you cannot see the resident.</source>
        <translation>终端的摄像头没有接通：您看不到居民。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s microphone is missing or silent: you cannot hear the resident.</source>
        <translation>终端的麦克风没有接通或没有声音：您听不到居民。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s loudspeaker is missing: the resident cannot hear you.</source>
        <translation>终端的扬声器没有接通：居民听不到您。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s camera over the table is missing.</source>
        <translation>终端的高拍仪没有接通。</translation>
    </message>
    <message>
        <source>Your microphone is silent: the resident cannot hear you.</source>
        <translation>您的麦克风没有声音：居民听不到您。</translation>
    </message>
    <message>
        <source>The resident is on hold</source>
        <translation>居民在等待（保持中）</translation>
    </message>
</context>
<context>
    <name>CardBar</name>
    <message>
        <source>Earlier case ({0})</source>
        <translation>以前的受理 ({0})</translation>
    </message>
    <message>
        <source>Take what it says there</source>
        <translation>不一样的改成读到的</translation>
    </message>
    <message>
        <source>Without the card</source>
        <translation>不读证件了</translation>
    </message>
    <message>
        <source>Read card: {0}</source>
        <translation>读证件：{0}</translation>
    </message>
    <message>
        <source>From the photograph: {0}</source>
        <translation>从照片读取：{0}</translation>
    </message>
</context>
<context>
    <name>Carding</name>
    <message>
        <source>The resident is asked to lay the card on the reader …</source>
        <translation>正在请居民把证件放到读卡器上……</translation>
    </message>
    <message>
        <source>The card was read: {0} answers filled in.</source>
        <translation>证件已读，填好了 {0} 项。</translation>
    </message>
    <message>
        <source>This resident has no earlier case.</source>
        <translation>这位居民以前没有受理过事项。</translation>
    </message>
    <message>
        <source>From {0} of {1}, {2}: {{0}} answers filled in. Please ask whether they still hold.</source>
        <translation>{1} 的{2}（{0}）：填入 {{0}} 项。请问居民是否仍然如此。</translation>
    </message>
    <message>
        <source>The form says otherwise: {0}.</source>
        <translation>与表上写的不一样：{0}。</translation>
    </message>
    <message>
        <source>The card is no longer valid (until {0}).</source>
        <translation>证件已过期（有效期至 {0}）。</translation>
    </message>
    <message>
        <source>The photograph is being read …</source>
        <translation>正在识别照片……</translation>
    </message>
    <message>
        <source>The photograph was read: {0} answers filled in. Please compare name and address.</source>
        <translation>照片已识别：填入 {0} 项。请核对姓名和住址。</translation>
    </message>
    <message>
        <source>The card was read before the visit. It is coming, or is laid down once more …</source>
        <translation>证件在取号前已经读好，正在送过来；送不来就请居民再放一次……</translation>
    </message>
    <message>
        <source>A card was read before the visit and waits at the kiosk: {0}.</source>
        <translation>证件在取号前已经读好，等在一体机上：{0}。</translation>
    </message>
    <message>
        <source>This kiosk has no card reader, or it is unplugged. Please photograph the card.</source>
        <translation>这台机器没有读卡器，或者没有插好。请改为拍照。</translation>
    </message>
    <message>
        <source>The resident has no card with them.</source>
        <translation>居民没有带证件。</translation>
    </message>
    <message>
        <source>The card could not be read; the resident tries once more.</source>
        <translation>证件没有读出来，居民正在再放一次。</translation>
    </message>
    <message>
        <source>No identity card can be read in this photograph. Please ask for it again.</source>
        <translation>这张照片里读不出身份证。请再拍一次。</translation>
    </message>
    <message>
        <source>This is the card&apos;s other side, and its days cannot be read. Please ask for it again.</source>
        <translation>这是证件的另一面，有效期限看不清，请再拍一次。</translation>
    </message>
    <message>
        <source>The card&apos;s number cannot be read. Please ask for the photograph again.</source>
        <translation>读不出身份证号码。请再拍一次。</translation>
    </message>
    <message>
        <source>The number was not read rightly: its last character does not fit. Nothing was filled in.</source>
        <translation>号码没有读对：最后一位校验不符。什么也没有填。</translation>
    </message>
    <message>
        <source>Number, day of birth and sex were not read alike. Nothing was filled in; please type it.</source>
        <translation>读出的号码、出生日期和性别对不上。什么也没有填，请手工填写。</translation>
    </message>
    <message>
        <source>The card&apos;s name cannot be read. Nothing was filled in; please type it.</source>
        <translation>读不出姓名。什么也没有填，请手工填写。</translation>
    </message>
    <message>
        <source>Photographs cannot be read at this counter just now. Please type it.</source>
        <translation>这台柜台现在不能识别照片。请手工填写。</translation>
    </message>
    <message>
        <source>The other side was read: valid from {0} without an end, issued by {1}; {{0}} answers.</source>
        <translation>已识别另一面：{0} 起长期有效，签发机关 {1}；填入 {{0}} 项。</translation>
    </message>
    <message>
        <source>The other side was read: valid from {0} to {2}, issued by {1}; {{0}} answers.</source>
        <translation>已识别另一面：有效期限 {0} 至 {2}，签发机关 {1}；填入 {{0}} 项。</translation>
    </message>
    <message>
        <source>(not read)</source>
        <translation>（未识别）</translation>
    </message>
</context>
<context>
    <name>ConcernsDialog</name>
    <message>
        <source>What could not be done</source>
        <translation>办不成事反映</translation>
    </message>
    <message>
        <source>Reply to the resident</source>
        <translation>给居民的答复</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>发出答复</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>还有 {0} 件</translation>
    </message>
    <message>
        <source>There is nothing to answer</source>
        <translation>没有要答复的</translation>
    </message>
    <message>
        <source>Please write less</source>
        <translation>字数太多，请少写一些</translation>
    </message>
</context>
<context>
    <name>CounterWindow</name>
    <message>
        <source>Virtual Window · Counter</source>
        <translation>远程虚拟窗口 · 柜台</translation>
    </message>
    <message>
        <source>Clerk {0} · No. {1}</source>
        <translation>{0} · 工号 {1}</translation>
    </message>
    <message>
        <source>Line up</source>
        <translation>线路正常</translation>
    </message>
    <message>
        <source>No line to the server; it is being restored …</source>
        <translation>与服务器断开了，正在恢复……</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0}: {1} served, {2} of them done · {3} each · waited {4}, nine in ten at most {5}</source>
        <translation>{0}：接待 {1} 件，办成 {2} 件 · 平均 {3} · 等候 {4}，九成不超过 {5}</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>工号 {0}</translation>
    </message>
    <message>
        <source>The resident is here, and it is about this</source>
        <translation>居民正在办事，与此有关</translation>
    </message>
    <message>
        <source>The resident or the family asks</source>
        <translation>居民本人或家属询问</translation>
    </message>
    <message>
        <source>A complaint, or something that could not be done</source>
        <translation>投诉，或事情没有办成</translation>
    </message>
    <message>
        <source>Oversight by the duty leader</source>
        <translation>值班班长检查</translation>
    </message>
    <message>
        <source>A form is filled in from it</source>
        <translation>用于填写表单</translation>
    </message>
    <message>
        <source>The form of somebody who lives with them is filled in from it</source>
        <translation>为同住家人填表时取用</translation>
    </message>
    <message>
        <source>This visit is not of your centre.</source>
        <translation>这次接待不属于本中心。</translation>
    </message>
    <message>
        <source>Case number, name, or the whole ID number</source>
        <translation>受理编号、姓名，或完整的身份证号码</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>我的今天</translation>
    </message>
    <message>
        <source>Why you look</source>
        <translation>查看的原因</translation>
    </message>
    <message>
        <source>Find (Enter)</source>
        <translation>查找 (Enter)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>History of this resident ({0})</source>
        <translation>这位居民的办事记录 ({0})</translation>
    </message>
    <message>
        <source>Each search and each look at a history is kept with its reason and your name.</source>
        <translation>每次查找和查看都会记下原因和您的姓名。</translation>
    </message>
    <message>
        <source>Why do you look? Please choose</source>
        <translation>为什么查看？请选择</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>History of {0} {1}</source>
        <translation>{0} {1} 的办事记录</translation>
    </message>
    <message>
        <source>Left to go on with</source>
        <translation>还没有办完</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>办事记录</translation>
    </message>
    <message>
        <source>Found for “{0}”</source>
        <translation>“{0}”的查找结果</translation>
    </message>
    <message>
        <source>Filed cases</source>
        <translation>已受理的事项</translation>
    </message>
    <message>
        <source>I</source>
        <translation>我</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>没有办完的</translation>
    </message>
    <message>
        <source>My visits today</source>
        <translation>我今天的接待</translation>
    </message>
    <message>
        <source>Choose a visit and a reason</source>
        <translation>请选一项，并选择原因</translation>
    </message>
    <message>
        <source>A paper of an earlier case is taken over</source>
        <translation>沿用以前受理件的材料</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>My day ({0})</source>
        <translation>我的今天 ({0})</translation>
    </message>
</context>
<context>
    <name>Deskwork</name>
    <message>
        <source>Notices</source>
        <translation>告知书</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>办理指引</translation>
    </message>
    <message>
        <source>Notices: {0} to print</source>
        <translation>告知书：{0} 份待打印</translation>
    </message>
    <message>
        <source>The form says otherwise: {0}.</source>
        <translation>表上写的不一样：{0}。</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>The matter&apos;s materials appear here.</source>
        <translation>事项所需的材料会显示在这里。</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>不齐全</translation>
    </message>
</context>
<context>
    <name>DutyBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停接待</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可以接待</translation>
    </message>
</context>
<context>
    <name>EarlierBar</name>
    <message>
        <source>Other than typed here, and left as typed: {0}</source>
        <translation>和这次填的不一样，保留了这次填的：{0}</translation>
    </message>
    <message>
        <source>Use the earlier answers there</source>
        <translation>这几项改用以前的</translation>
    </message>
    <message>
        <source>Continue it (F6)</source>
        <translation>接着办 (F6)</translation>
    </message>
    <message>
        <source>Continued: the earlier answers and photographs are here</source>
        <translation>已接着办：以前填的和拍的都在这里了</translation>
    </message>
    <message>
        <source>This resident began this matter before, and it was not finished</source>
        <translation>这位居民以前办过这件事，没有办完</translation>
    </message>
    <message>
        <source>{0}, {1}, number {2}</source>
        <translation>{0}，{1}，{2} 号</translation>
    </message>
    <message>
        <source>clerk {0} No. {1}</source>
        <translation>经办人 {0}（工号 {1}）</translation>
    </message>
    <message>
        <source>It has {0} answers</source>
        <translation>已填 {0} 项</translation>
    </message>
    <message>
        <source>It has {0} answers and photographs of: {1}</source>
        <translation>已填 {0} 项，已拍：{1}</translation>
    </message>
    <message>
        <source>Still missing: {0}</source>
        <translation>还缺：{0}</translation>
    </message>
    <message>
        <source>The resident was told: {0}</source>
        <translation>当时告诉居民：{0}</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>The resident says this is not right</source>
        <translation>居民说这里不对</translation>
    </message>
    <message>
        <source>from the card</source>
        <translation>来自身份证</translation>
    </message>
    <message>
        <source>from the photograph</source>
        <translation>来自证件照片</translation>
    </message>
    <message>
        <source>from an earlier case</source>
        <translation>来自以前的受理</translation>
    </message>
    <message>
        <source>from the household</source>
        <translation>来自同住家人</translation>
    </message>
    <message>
        <source>from the earlier visit</source>
        <translation>来自上次未办完</translation>
    </message>
    <message>
        <source>from the guide&apos;s question</source>
        <translation>来自引导问答</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Look something up</source>
        <translation>查一查</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>要查的内容</translation>
    </message>
    <message>
        <source>Chinese, pinyin, its first letters, or English</source>
        <translation>汉字、拼音、拼音首字母或英文</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到的内容</translation>
    </message>
    <message>
        <source>Letters of my own words</source>
        <translation>我的常用语的字母</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>My own words</source>
        <translation>我的常用语</translation>
    </message>
    <message>
        <source>My own words for ;letters; without words it is forgotten</source>
        <translation>输入“;字母”就变成这句话；不写就是删掉</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing like that is known.</source>
        <translation>没有查到。</translation>
    </message>
    <message>
        <source>The cursor was in no field</source>
        <translation>刚才光标不在输入框里</translation>
    </message>
    <message>
        <source>You have {0} own words, as many as may be kept: change one of them, or forget one.</source>
        <translation>您已有 {0} 条常用语，不能再多：请改其中一条，或删去一条。</translation>
    </message>
    <message>
        <source>Own words have at most {0} characters: what is more is left out.</source>
        <translation>一条常用语最多 {0} 个字，多出的不放进来。</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Finish the visit</source>
        <translation>结束办理</translation>
    </message>
    <message>
        <source>How does this visit end?</source>
        <translation>这次办理的结果是？</translation>
    </message>
    <message>
        <source>Next step for the resident</source>
        <translation>居民下一步怎么办</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Confirm and finish</source>
        <translation>确认结束</translation>
    </message>
    <message>
        <source>Choose how the visit ends</source>
        <translation>请选择办理结果</translation>
    </message>
    <message>
        <source>Write what the resident should do next</source>
        <translation>请写明居民下一步怎么办</translation>
    </message>
    <message>
        <source>Please write less</source>
        <translation>请写短一些</translation>
    </message>
    <message>
        <source>Choose why</source>
        <translation>请选择原因</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Signed by the resident</source>
        <translation>居民已签名</translation>
    </message>
    <message>
        <source>The resident says something in the form is not right; please ask.</source>
        <translation>居民说表单里有不对的地方，请问一问。</translation>
    </message>
    <message>
        <source>Case number {0}</source>
        <translation>受理编号 {0}</translation>
    </message>
    <message>
        <source>The form is coming …</source>
        <translation>表单正在打开……</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>committee staff are there</source>
        <translation>居委会人员陪同</translation>
    </message>
    <message>
        <source>Take a visit from the queue; its form opens here.</source>
        <translation>从左边接待一位居民，表单会显示在这里。</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>No guide yet</source>
        <translation>还没有办理指引</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>The guide is at its end.</source>
        <translation>指引走完了。</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>说过了</translation>
    </message>
</context>
<context>
    <name>HandedBar</name>
    <message>
        <source>From your colleague</source>
        <translation>同事交接</translation>
    </message>
</context>
<context>
    <name>HouseholdBar</name>
    <message>
        <source>{0} – {1}, {2}</source>
        <translation>{0}——{1}，{2}</translation>
    </message>
    <message>
        <source>Take over ({0})</source>
        <translation>取用 ({0})</translation>
    </message>
</context>
<context>
    <name>Householding</name>
    <message>
        <source>Household ({0})</source>
        <translation>同住家人 ({0})</translation>
    </message>
    <message>
        <source>Many people have this address: it names no single household.</source>
        <translation>很多人用这个地址，看不出是哪一家。</translation>
    </message>
    <message>
        <source>Nobody who lives there has said anything that is not in the form.</source>
        <translation>同住的人没有可以取用的内容。</translation>
    </message>
    <message>
        <source>Please ask whether they live together, and whether this still holds.</source>
        <translation>请问一下老人：是不是住在一起，这些现在对不对。</translation>
    </message>
</context>
<context>
    <name>InkBar</name>
    <message>
        <source>The photograph of the signed form</source>
        <translation>签好名的申请表的照片</translation>
    </message>
    <message>
        <source>On the screen after all</source>
        <translation>还是在屏幕上签</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>在纸上签</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>在屏幕上签</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>签名可以</translation>
    </message>
    <message>
        <source>Accept the signature</source>
        <translation>签名可以</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>请再拍一次</translation>
    </message>
    <message>
        <source>The resident signs on the screen.</source>
        <translation>居民正在屏幕上签名。</translation>
    </message>
    <message>
        <source>The camera for papers does not work. The staff there can look at it: call them.</source>
        <translation>材料摄像头坏了。请叫那边的居委会工作人员去看一下。</translation>
    </message>
    <message>
        <source>The form {0} does not come out: see why on the left.</source>
        <translation>申请表 {0} 没有打印出来，原因看左边。</translation>
    </message>
    <message>
        <source>The form {0} is printed and signed on paper.</source>
        <translation>申请表 {0} 正在打印、在纸上签名。</translation>
    </message>
    <message>
        <source>The resident photographs the signed form.</source>
        <translation>居民正在拍签好名的申请表。</translation>
    </message>
    <message>
        <source>Its code could not be read. Compare the number: {0}.</source>
        <translation>纸上的码读不出来，请核对编号：{0}。</translation>
    </message>
    <message>
        <source>It is the form that was read, number {0}. Is it signed?</source>
        <translation>就是刚才看过的那张表，编号 {0}。签名了吗？</translation>
    </message>
    <message>
        <source>Signed form</source>
        <translation>签好名的申请表</translation>
    </message>
    <message>
        <source>Its photograph is not here yet.</source>
        <translation>照片还没有收到。</translation>
    </message>
</context>
<context>
    <name>LeadingDialog</name>
    <message>
        <source>What the centre&apos;s clerks do</source>
        <translation>本中心坐席情况</translation>
    </message>
</context>
<context>
    <name>LedQueues</name>
    <message>
        <source>The queues of all centres</source>
        <translation>各中心的队伍</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>在等</translation>
    </message>
    <message>
        <source>First since</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>In visits</source>
        <translation>接待中</translation>
    </message>
</context>
<context>
    <name>LevelBars</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>How loud the resident is</source>
        <translation>居民的音量</translation>
    </message>
    <message>
        <source>How loud you are</source>
        <translation>您的音量</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Let the resident read it</source>
        <translation>请居民看</translation>
    </message>
</context>
<context>
    <name>LookingUp</name>
    <message>
        <source>Look up</source>
        <translation>查一查</translation>
    </message>
</context>
<context>
    <name>MaterialRow</name>
    <message>
        <source>%p % here</source>
        <translation>已到 %p %</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>正在传来</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Enlarge (Enter)</source>
        <translation>放大查看 (Enter)</translation>
    </message>
    <message>
        <source>The picture could not be fetched; ask for it again</source>
        <translation>照片取不到，请再要一次</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>请出示</translation>
    </message>
    <message>
        <source>Page 2</source>
        <translation>加一页</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>拍一页</translation>
    </message>
    <message>
        <source>Take it from the earlier case</source>
        <translation>沿用以前的</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看原件</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>取消标记</translation>
    </message>
</context>
<context>
    <name>NoticesPanel</name>
    <message>
        <source>Notices</source>
        <translation>告知书</translation>
    </message>
    <message>
        <source>No notice yet.</source>
        <translation>还没有告知书。</translation>
    </message>
    <message>
        <source>A notice is ready: print it for the resident.</source>
        <translation>有通知书，可以打印了。</translation>
    </message>
    <message>
        <source>New notice</source>
        <translation>写一份告知书</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>全部打印</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>Document</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Words for the page; Enter, then click where they begin</source>
        <translation>要写的字；按 Enter，再点要写的地方</translation>
    </message>
    <message>
        <source>Words for the page</source>
        <translation>要写的字</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画线</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>写字</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转一下</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Untouched</source>
        <translation>看原照</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张显示</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Show the resident</source>
        <translation>给居民看</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As it was photographed; nothing is changed on it.</source>
        <translation>这是拍下来的原照，没有改动。</translation>
    </message>
    <message>
        <source>{0} marks; the photograph itself stays as it was.</source>
        <translation>标注 {0} 处；原照保持不变。</translation>
    </message>
    <message>
        <source>As it was photographed.</source>
        <translation>这是拍下来的原照。</translation>
    </message>
</context>
<context>
    <name>PartChooser</name>
    <message>
        <source>Draw a frame around what the resident is to see. Escape: nothing is shown.</source>
        <translation>请用鼠标框出要给居民看的部分。按 Esc 取消，不展示任何内容。</translation>
    </message>
</context>
<context>
    <name>PassingDialog</name>
    <message>
        <source>Pass the visit on</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Name, number, centre, language …</source>
        <translation>姓名、工号、中心、语言……</translation>
    </message>
    <message>
        <source>Colleagues, centres and skills</source>
        <translation>同事、中心和专长</translation>
    </message>
    <message>
        <source>What is done, and what is still to do</source>
        <translation>已经办了什么，还要办什么</translation>
    </message>
    <message>
        <source>Who is to go on?</source>
        <translation>转给谁？</translation>
    </message>
    <message>
        <source>Note for your colleague (the resident does not see it)</source>
        <translation>给同事的备注（居民看不到）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Nobody like that is signed in</source>
        <translation>没有这样的在岗同事</translation>
    </message>
</context>
<context>
    <name>QualityBars</name>
    <message>
        <source>The line: {0} of 4</source>
        <translation>网络信号：{0} 格，满格 4 格</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Waiting visits</source>
        <translation>等候的居民</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>again · {0}</source>
        <translation>再次等候 · {0}</translation>
    </message>
    <message>
        <source>Answer {0} · {1}</source>
        <translation>接听 {0} · {1}</translation>
    </message>
    <message>
        <source>Take {0} · {1}</source>
        <translation>接待 {0} · {1}</translation>
    </message>
    <message>
        <source>It rings at another counter at this moment</source>
        <translation>正在呼叫别的柜台</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Take it off</source>
        <translation>从屏幕上收回</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>ReasonChoice</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Tell the duty leader: the resident is answered within days</source>
        <translation>报值班班长：几天内答复居民</translation>
    </message>
</context>
<context>
    <name>RecordingBar</name>
    <message>
        <source>Take the question back</source>
        <translation>收回询问</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录像</translation>
    </message>
    <message>
        <source>Ask to record</source>
        <translation>询问能否录像</translation>
    </message>
    <message>
        <source>Recording rests until the line is back</source>
        <translation>录像暂停，线路恢复后继续</translation>
    </message>
    <message>
        <source>● Recording {0}</source>
        <translation>● 正在录像 {0}</translation>
    </message>
    <message>
        <source>Recording rests while the resident is on hold</source>
        <translation>保持期间暂停录制</translation>
    </message>
</context>
<context>
    <name>Ringing</name>
    <message>
        <source>A visit rings at your counter (F2 takes it)</source>
        <translation>有居民在呼叫您的柜台（按 F2 接听）</translation>
    </message>
</context>
<context>
    <name>SecondPanel</name>
    <message>
        <source>The kiosk&apos;s table</source>
        <translation>自助终端的桌面</translation>
    </message>
    <message>
        <source>What the resident sees</source>
        <translation>居民看到的画面</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Look at the table</source>
        <translation>看桌面</translation>
    </message>
    <message>
        <source>Show the resident</source>
        <translation>给居民看</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>My whole window</source>
        <translation>我的整个窗口</translation>
    </message>
    <message>
        <source>Another program&apos;s window …</source>
        <translation>其他程序的窗口…</translation>
    </message>
    <message>
        <source>A part of the screen …</source>
        <translation>屏幕的一部分…</translation>
    </message>
    <message>
        <source>This desktop (Wayland) hides other windows from programs.</source>
        <translation>此桌面（Wayland）不允许程序看到其他窗口。</translation>
    </message>
    <message>
        <source>What you showed was closed; the resident does not see it any more.</source>
        <translation>您展示的窗口已关闭，居民已看不到。</translation>
    </message>
    <message>
        <source>Stop showing</source>
        <translation>停止展示</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Did this sheet come out?</source>
        <translation>这张纸打出来了吗？</translation>
    </message>
    <message>
        <source>At its foot stands: {0}</source>
        <translation>纸的下方印着：{0}</translation>
    </message>
    <message>
        <source>The printer did not say whether it was printed. Ask the resident to look into the tray.</source>
        <translation>打印机没有说明是否打印完成。请居民看看出纸口。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>打出来了</translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation>没有打出来</translation>
    </message>
    <message>
        <source>If it did not come out it is printed again, marked as a reprint.</source>
        <translation>如果没有打出来，会再打印一张，并标明“补打”。</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Virtual Window · Counter</source>
        <translation>远程虚拟窗口 · 柜台</translation>
    </message>
    <message>
        <source>The server does not answer. Check the network; your entry is kept.</source>
        <translation>服务器没有回应，请检查网络；您填的内容还在。</translation>
    </message>
    <message>
        <source>Please enter name and password.</source>
        <translation>请填写用户名和密码。</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录……</translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>{0} fields unfinished</source>
        <translation>还有 {0} 项没填好</translation>
    </message>
    <message>
        <source>Have it checked</source>
        <translation>请居民核对</translation>
    </message>
</context>
<context>
    <name>SummaryChoice</name>
    <message>
        <source>Print a summary for the resident, in very large type</source>
        <translation>给居民打印一张办事小结（特大字）</translation>
    </message>
    <message>
        <source>What was done today</source>
        <translation>今天办了什么</translation>
    </message>
    <message>
        <source>Write what the resident should do next</source>
        <translation>请写明居民接下来该怎么办</translation>
    </message>
    <message>
        <source>Please write it shorter: it goes on paper in very large type</source>
        <translation>请写短一些：特大字，一张纸写不下</translation>
    </message>
</context>
<context>
    <name>TalkBar</name>
    <message>
        <source>The duty leader was asked to come</source>
        <translation>已经请值班班长过来</translation>
    </message>
    <message>
        <source>No duty leader is signed in any more: nobody comes. Telephone, please.</source>
        <translation>没有值班班长在线了，不会有人过来。请打电话联系。</translation>
    </message>
    <message>
        <source>Take it back ({0})</source>
        <translation>不用了 ({0})</translation>
    </message>
    <message>
        <source>Leader ({0})</source>
        <translation>请班长 ({0})</translation>
    </message>
    <message>
        <source>Hold ({0})</source>
        <translation>保持 ({0})</translation>
    </message>
    <message>
        <source>Go on ({0})</source>
        <translation>继续 ({0})</translation>
    </message>
    <message>
        <source>Pass on … ({0})</source>
        <translation>转接… ({0})</translation>
    </message>
    <message>
        <source>The resident has called the committee&apos;s staff to the kiosk</source>
        <translation>居民在请居委会工作人员过去帮忙</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo: {0} ({1})</source>
        <translation>撤销：{0} ({1})</translation>
    </message>
    <message>
        <source>Redo: {0} ({1})</source>
        <translation>重做：{0} ({1})</translation>
    </message>
    <message>
        <source>{0} answers</source>
        <translation>{0} 项</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Document</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show the resident</source>
        <translation>给居民看</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转一下</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>WhyBar</name>
    <message>
        <source>Only a whole case number is found without a reason. Why do you look?</source>
        <translation>只有完整的受理编号可以直接查找。为什么要查？</translation>
    </message>
</context>
<context>
    <name>WindowPicker</name>
    <message>
        <source>Which window is the resident to see?</source>
        <translation>要给居民看哪个窗口？</translation>
    </message>
    <message>
        <source>Only this window is shown, also where another one lies over it. F9 ends it at once.</source>
        <translation>只展示这一个窗口，即使有别的窗口盖在上面。按 F9 立即停止。</translation>
    </message>
    <message>
        <source>Show the resident</source>
        <translation>给居民看</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No other window is open.</source>
        <translation>没有打开其他窗口。</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>New notice</source>
        <translation>写一份告知书</translation>
    </message>
    <message>
        <source>Which notice does the resident need?</source>
        <translation>居民需要哪一份？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Write the notice</source>
        <translation>写好了</translation>
    </message>
    <message>
        <source>Write and print</source>
        <translation>写好并打印</translation>
    </message>
    <message>
        <source>Choose a notice</source>
        <translation>请选一份</translation>
    </message>
    <message>
        <source>Please look at this again</source>
        <translation>请再看看这一项</translation>
    </message>
    <message>
        <source>What is missing, told at once</source>
        <translation>一次告知：还缺什么</translation>
    </message>
</context>
<context>
    <name>_Large</name>
    <message>
        <source>The kiosk&apos;s table</source>
        <translation>自助终端的桌面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>_NoticeRow</name>
    <message>
        <source>{0} (sheet {1})</source>
        <translation>{0}（第 {1} 次）</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打一份</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Did it come out?</source>
        <translation>打出来了吗？</translation>
    </message>
</context>
<context>
    <name>finder</name>
    <message>
        <source>My own words</source>
        <translation>我的常用语</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指引</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>The resident is photographing it …</source>
        <translation>居民正在拍照……</translation>
    </message>
    <message>
        <source>Received, but: {0}</source>
        <translation>已收到，但是：{0}</translation>
    </message>
    <message>
        <source>Received, {0} × {1} pixels</source>
        <translation>已收到，{0} × {1} 像素</translation>
    </message>
    <message>
        <source>Copied from case {0} of {1}</source>
        <translation>沿用 {1} 受理件 {0} 的</translation>
    </message>
    <message>
        <source>Not here; case {0} of {1} has it</source>
        <translation>没有出示；{1} 的受理件 {0} 里有</translation>
    </message>
    <message>
        <source>The original was seen</source>
        <translation>已看原件</translation>
    </message>
    <message>
        <source>Not needed this time</source>
        <translation>这次不需要</translation>
    </message>
    <message>
        <source>Not needed, as the form says</source>
        <translation>按表上所填不需要</translation>
    </message>
    <message>
        <source>Missing, as you said</source>
        <translation>缺（您标的）</translation>
    </message>
    <message>
        <source>Needed or not: the form does not say yet</source>
        <translation>要不要看表上怎么填</translation>
    </message>
    <message>
        <source>Not shown yet; it goes without</source>
        <translation>还没有出示，没有也可以办</translation>
    </message>
    <message>
        <source>Looked at, not photographed</source>
        <translation>看原件，不拍照</translation>
    </message>
    <message>
        <source>Missing: not shown yet</source>
        <translation>缺：还没有出示</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} 页</translation>
    </message>
    <message>
        <source>{0} here, nothing missing</source>
        <translation>已有 {0} 项，不缺</translation>
    </message>
    <message>
        <source>{0} here, {1} missing</source>
        <translation>已有 {0} 项，缺 {1} 项</translation>
    </message>
    <message>
        <source>Nothing on the list is missing: write below what else is needed.</source>
        <translation>清单上不缺：还要别的，请写在下面。</translation>
    </message>
    <message>
        <source>The notice will say that these are missing:</source>
        <translation>告知书会写明还缺：</translation>
    </message>
    <message>
        <source>Please bring {0}, and come back to go on.</source>
        <translation>请带{0}，再来接着办。</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>The server did not understand this counter. Both may need the same version.</source>
        <translation>服务器没有听懂本柜台的请求，两边的版本可能不一致。</translation>
    </message>
    <message>
        <source>That is too long to send. Please shorten it.</source>
        <translation>内容太长，发不出去，请缩短一些。</translation>
    </message>
    <message>
        <source>You are not signed in. Please sign in.</source>
        <translation>您还没有登录，请先登录。</translation>
    </message>
    <message>
        <source>Name or password is wrong. Please try again.</source>
        <translation>用户名或密码不对，请再试一次。</translation>
    </message>
    <message>
        <source>This one-time code has been used or is too old. Ask for a new one.</source>
        <translation>一次性注册码已用过或已过期，请重新申请。</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again; everything on your desk is kept.</source>
        <translation>登录已到期，请重新登录；桌面上的内容都还在。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait a few minutes.</source>
        <translation>错误次数太多，请过几分钟再试。</translation>
    </message>
    <message>
        <source>Another clerk is serving this visit.</source>
        <translation>这位居民正由另一位工作人员接待。</translation>
    </message>
    <message>
        <source>This visit is no longer waiting.</source>
        <translation>这位居民已不在等候。</translation>
    </message>
    <message>
        <source>The centre does not handle this matter.</source>
        <translation>本中心不办理这个事项。</translation>
    </message>
    <message>
        <source>This notice does not belong to the visit.</source>
        <translation>这份告知书不属于本次办理。</translation>
    </message>
    <message>
        <source>The visit has moved on; this step is no longer possible.</source>
        <translation>办理已进到下一步，这一步现在做不了。</translation>
    </message>
    <message>
        <source>The form has changed meanwhile. Please look at it again.</source>
        <translation>表单刚才有改动，请再看一遍。</translation>
    </message>
    <message>
        <source>You are serving a visit. Finish it first.</source>
        <translation>您正在接待一位居民，请先办完。</translation>
    </message>
    <message>
        <source>Something is still missing in the form.</source>
        <translation>表单还有没填好的地方。</translation>
    </message>
    <message>
        <source>The server cannot accept this field&apos;s content.</source>
        <translation>服务器不能接受这一项的内容。</translation>
    </message>
    <message>
        <source>Counter and server have different versions. Please update this program.</source>
        <translation>柜台程序与服务器版本不一致，请更新本程序。</translation>
    </message>
    <message>
        <source>No duty leader of your centre is signed in now.</source>
        <translation>现在没有值班班长在线。</translation>
    </message>
    <message>
        <source>You signed in at another counter; this one was signed out.</source>
        <translation>您已在另一台柜台登录，这里已退出。</translation>
    </message>
    <message>
        <source>The server cannot save at the moment. It is tried again by itself.</source>
        <translation>服务器暂时存不上，系统会自动再试。</translation>
    </message>
    <message>
        <source>Not filled in yet</source>
        <translation>还没填</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长了</translation>
    </message>
    <message>
        <source>Choose one of the answers</source>
        <translation>请选一项</translation>
    </message>
    <message>
        <source>Write the date as year-month-day, such as 1946-03-08</source>
        <translation>日期请写成 年-月-日，例如 1946-03-08</translation>
    </message>
    <message>
        <source>Not a telephone number: 11 digits, or 8 for a landline</source>
        <translation>电话号码不对：手机 11 位，座机 8 位</translation>
    </message>
    <message>
        <source>Not an account number: 12 to 19 digits</source>
        <translation>银行账号不对：应为 12 到 19 位数字</translation>
    </message>
    <message>
        <source>An ID number has 18 characters</source>
        <translation>身份证号应为 18 位</translation>
    </message>
    <message>
        <source>The date of birth in the ID number does not exist</source>
        <translation>身份证号里的出生日期不存在</translation>
    </message>
    <message>
        <source>The ID number&apos;s last character does not fit; check every digit</source>
        <translation>身份证号末位校验不符，请逐位核对</translation>
    </message>
    <message>
        <source>Please sign in first</source>
        <translation>请先登录</translation>
    </message>
    <message>
        <source>No line to the server; it is being restored</source>
        <translation>与服务器断开了，正在恢复</translation>
    </message>
    <message>
        <source>Waiting for the server&apos;s answer</source>
        <translation>正在等服务器答复</translation>
    </message>
    <message>
        <source>You have paused; end the pause first</source>
        <translation>您已暂停接待，请先取消暂停</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>You are serving a visit</source>
        <translation>您正在接待居民</translation>
    </message>
    <message>
        <source>The resident is rating; this takes a minute at most</source>
        <translation>居民正在评价，最多一分钟</translation>
    </message>
    <message>
        <source>No visit on the desk</source>
        <translation>当前没有接待</translation>
    </message>
    <message>
        <source>Picture and sound are being connected</source>
        <translation>正在接通画面和声音</translation>
    </message>
    <message>
        <source>The resident is showing a document</source>
        <translation>居民正在出示材料</translation>
    </message>
    <message>
        <source>The resident is reading the form</source>
        <translation>居民正在核对表单</translation>
    </message>
    <message>
        <source>The resident is signing</source>
        <translation>居民正在签名</translation>
    </message>
    <message>
        <source>The form is signed; take it back to change it</source>
        <translation>表单已签名，要修改请先撤回</translation>
    </message>
    <message>
        <source>The resident has not signed yet</source>
        <translation>居民还没有签名</translation>
    </message>
    <message>
        <source>The form is with you</source>
        <translation>表单就在您这里</translation>
    </message>
    <message>
        <source>The case is submitted</source>
        <translation>已经提交</translation>
    </message>
    <message>
        <source>The form is not finished</source>
        <translation>表单还没填好</translation>
    </message>
    <message>
        <source>There is no notice to print</source>
        <translation>没有可打印的告知书</translation>
    </message>
    <message>
        <source>This visit is over</source>
        <translation>本次办理已结束</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Connecting picture and sound …</source>
        <translation>正在接通画面和声音……</translation>
    </message>
    <message>
        <source>Filling in the form</source>
        <translation>正在填写表单</translation>
    </message>
    <message>
        <source>Document is being shown …</source>
        <translation>居民正在出示材料……</translation>
    </message>
    <message>
        <source>Resident is reading …</source>
        <translation>居民正在核对表单……</translation>
    </message>
    <message>
        <source>Resident is signing …</source>
        <translation>居民正在签名……</translation>
    </message>
    <message>
        <source>Signed; please submit</source>
        <translation>居民已签名，请提交</translation>
    </message>
    <message>
        <source>Submitted; printing</source>
        <translation>已提交，正在打印告知书</translation>
    </message>
    <message>
        <source>Finished; the resident is rating</source>
        <translation>已办完，居民正在评价</translation>
    </message>
    <message>
        <source>The visit has ended</source>
        <translation>本次办理已结束</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>还没打印</translation>
    </message>
    <message>
        <source>Sent to the kiosk</source>
        <translation>已发到自助终端</translation>
    </message>
    <message>
        <source>Ready to print</source>
        <translation>准备打印</translation>
    </message>
    <message>
        <source>Waiting for the printer</source>
        <translation>等待打印机</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>This notice cannot be printed</source>
        <translation>这份告知书无法打印</translation>
    </message>
    <message>
        <source>Accepted: the case is submitted</source>
        <translation>已受理：申请已提交</translation>
    </message>
    <message>
        <source>Done: question answered or notice handed over</source>
        <translation>已办结：已答复或已打印告知书</translation>
    </message>
    <message>
        <source>Materials are missing</source>
        <translation>材料不齐</translation>
    </message>
    <message>
        <source>Cannot be done here</source>
        <translation>这里办不了</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>中途结束</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>没有纸了</translation>
    </message>
    <message>
        <source>paper is needed</source>
        <translation>需要放纸</translation>
    </message>
    <message>
        <source>paper runs low</source>
        <translation>纸快用完了</translation>
    </message>
    <message>
        <source>paper jam</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>the paper tray is missing</source>
        <translation>纸盒没有装好</translation>
    </message>
    <message>
        <source>the output tray is full</source>
        <translation>出纸口满了</translation>
    </message>
    <message>
        <source>the output tray is missing</source>
        <translation>出纸盘没有装好</translation>
    </message>
    <message>
        <source>no toner</source>
        <translation>没有墨粉了</translation>
    </message>
    <message>
        <source>toner runs low</source>
        <translation>墨粉快用完了</translation>
    </message>
    <message>
        <source>no ink or toner</source>
        <translation>没有墨了</translation>
    </message>
    <message>
        <source>ink or toner runs low</source>
        <translation>墨快用完了</translation>
    </message>
    <message>
        <source>the waste box is full</source>
        <translation>废粉盒满了</translation>
    </message>
    <message>
        <source>a cover is open</source>
        <translation>机盖没有关好</translation>
    </message>
    <message>
        <source>a door is open</source>
        <translation>门没有关好</translation>
    </message>
    <message>
        <source>the printer is paused</source>
        <translation>打印机已暂停</translation>
    </message>
    <message>
        <source>the printer is pausing</source>
        <translation>打印机正在暂停</translation>
    </message>
    <message>
        <source>the printer is partly stopped</source>
        <translation>打印机部分停止</translation>
    </message>
    <message>
        <source>the printer has stopped</source>
        <translation>打印机已停止</translation>
    </message>
    <message>
        <source>the printer is off</source>
        <translation>打印机已关机</translation>
    </message>
    <message>
        <source>the printer is being connected</source>
        <translation>正在连接打印机</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>打印机没有回应</translation>
    </message>
    <message>
        <source>the printer cannot be reached</source>
        <translation>连不上打印机</translation>
    </message>
    <message>
        <source>the printer is off or unplugged</source>
        <translation>打印机没有开机或没有接好</translation>
    </message>
    <message>
        <source>no printer has the address in the print service&apos;s settings</source>
        <translation>打印服务设置里的地址上没有打印机</translation>
    </message>
    <message>
        <source>the printer is still busy with another job</source>
        <translation>打印机还在打别的</translation>
    </message>
    <message>
        <source>the printer says that something went wrong with it</source>
        <translation>打印机说这份没有打好</translation>
    </message>
    <message>
        <source>the printer&apos;s memory is full</source>
        <translation>打印机存满了</translation>
    </message>
    <message>
        <source>the kiosk&apos;s print service is not connected</source>
        <translation>终端的打印服务没有连上</translation>
    </message>
    <message>
        <source>the disk of the kiosk&apos;s print service is full</source>
        <translation>终端打印服务的磁盘满了</translation>
    </message>
    <message>
        <source>the printer is too hot</source>
        <translation>打印机过热</translation>
    </message>
    <message>
        <source>the printer says: {0}</source>
        <translation>打印机报告：{0}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two reasons</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚到</translation>
    </message>
    <message>
        <source>waits {0} min</source>
        <translation>已等 {0} 分钟</translation>
    </message>
    <message>
        <source>Acceptance notice</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Care assessment result notice</source>
        <translation>老年照护统一需求评估结果告知书</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>a button&apos;s words and what it is about</comment>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} (the kiosk&apos;s line is down; it comes back by itself)</source>
        <translation>{0}（终端的线路断了，会自动恢复）</translation>
    </message>
    <message>
        <source>{0} has ended. {1}</source>
        <translation>{0} 已结束。{1}</translation>
    </message>
    <message>
        <source>seems empty</source>
        <translation>像是空的</translation>
    </message>
    <message>
        <source>This appointment is no longer there.</source>
        <translation>这个预约已经没有了。</translation>
    </message>
    <message>
        <source>Somebody else has this time already.</source>
        <translation>这个时间已经有人约了。</translation>
    </message>
    <message>
        <source>It is not the time of this appointment.</source>
        <translation>还没到预约的时间，或者已经过了。</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>没拍全</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>not flat</source>
        <translation>没放平</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>glare</source>
        <translation>反光</translation>
    </message>
    <message>
        <source>Recording is not set up at this counter</source>
        <translation>这台柜台没有设置录像</translation>
    </message>
    <message>
        <source>Talks about this matter are not recorded</source>
        <translation>这个事项不录像</translation>
    </message>
    <message>
        <source>The resident is being asked</source>
        <translation>正在询问居民</translation>
    </message>
    <message>
        <source>This talk is being recorded</source>
        <translation>这次通话正在录像</translation>
    </message>
    <message>
        <source>This talk is not being recorded</source>
        <translation>这次通话没有在录像</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>没有录像</translation>
    </message>
    <message>
        <source>The resident is deciding about the recording …</source>
        <translation>居民正在决定是否同意录像……</translation>
    </message>
    <message>
        <source>The resident has agreed to the recording</source>
        <translation>居民同意录像</translation>
    </message>
    <message>
        <source>The resident does not want a recording</source>
        <translation>居民不同意录像</translation>
    </message>
    <message>
        <source>The resident has stopped the recording</source>
        <translation>居民停止了录像</translation>
    </message>
    <message>
        <source>The recording has ended</source>
        <translation>录像已结束</translation>
    </message>
    <message>
        <source>Cannot record: this machine&apos;s disk is full or broken. The visit goes on.</source>
        <translation>无法录像：本机磁盘已满或损坏。受理照常进行。</translation>
    </message>
    <message>
        <source>The resident sees the document.</source>
        <translation>居民正在看这份材料。</translation>
    </message>
    <message>
        <source>The resident sees the form.</source>
        <translation>居民正在看表格。</translation>
    </message>
    <message>
        <source>The resident sees your whole window.</source>
        <translation>居民正在看您的整个窗口。</translation>
    </message>
    <message>
        <source>The resident sees the other window. F9 ends it.</source>
        <translation>居民正在看另一个窗口。按 F9 停止。</translation>
    </message>
    <message>
        <source>The resident sees the framed part. F9 ends it.</source>
        <translation>居民正在看框出的部分。按 F9 停止。</translation>
    </message>
    <message>
        <source>Window without a title</source>
        <translation>无标题窗口</translation>
    </message>
    <message>
        <source>The line is weak: the picture is stills. Go on talking.</source>
        <translation>网络不太好，画面为静止图片，请继续通话。</translation>
    </message>
    <message>
        <source>The line is weak: the picture is less sharp.</source>
        <translation>网络不太好，画面不太清楚。</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>It is uncertain whether this sheet came out. Answer that first.</source>
        <translation>还不确定这张纸有没有打出来，请先确认。</translation>
    </message>
    <message>
        <source>The printer broke off and no sheet came out: print it again</source>
        <translation>打印机中断，没有出纸：请再打印一次</translation>
    </message>
    <message>
        <source>Cancelled at the printer and no sheet came out: print it again</source>
        <translation>在打印机上被取消，没有出纸：请再打印一次</translation>
    </message>
    <message>
        <source>Uncertain whether the sheet came out: look, then answer</source>
        <translation>不确定有没有打出来：请看过后确认</translation>
    </message>
    <message>
        <source>Printed, as the clerk saw</source>
        <translation>已打印（经工作人员确认）</translation>
    </message>
    <message>
        <source>List of what is missing</source>
        <translation>一次性告知书（还缺什么）</translation>
    </message>
    <message>
        <source>Receipt for papers</source>
        <translation>收件凭证</translation>
    </message>
    <message>
        <source>Notice of refusal, with the next step</source>
        <translation>不予受理通知书（写明下一步）</translation>
    </message>
    <message>
        <source>Appointment slip</source>
        <translation>预约单</translation>
    </message>
    <message>
        <source>What was done today, in very large type</source>
        <translation>办事小结（特大字）</translation>
    </message>
    <message>
        <source>Submitted; a notice needs you</source>
        <translation>已提交，有告知书要您处理</translation>
    </message>
    <message>
        <source>Submitted, and everything is printed</source>
        <translation>已提交，告知书都打印好了</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>This form is too long for the sheet that is signed on paper. Shorten the longest answers, please, and have it checked then.</source>
        <translation>这张表太长，打印出来签名放不下。请把最长的几项改短，再请居民核对。</translation>
    </message>
    <message>
        <source>This visit has as many notices as it can have.</source>
        <translation>这次办理的文书已经到了上限，不能再加。</translation>
    </message>
    <message>
        <source>Every paper is here: write what else is needed, or no list.</source>
        <translation>材料都齐了：请写还要什么，不用的话就不必开这份告知书。</translation>
    </message>
    <message>
        <source>No paper was photographed, so there is nothing to give a receipt for.</source>
        <translation>还没有拍过材料，没有可以开凭证的。</translation>
    </message>
    <message>
        <source>The form does not say yet whom it is for: fill in the applicant first.</source>
        <translation>表上还没有写是谁的事，请先填申请人。</translation>
    </message>
    <message>
        <source>Nothing was begun before</source>
        <translation>以前没有办过</translation>
    </message>
    <message>
        <source>A named institution does it</source>
        <translation>要到指定机构办</translation>
    </message>
    <message>
        <source>The conditions are not met</source>
        <translation>不符合条件</translation>
    </message>
    <message>
        <source>An original, or the person, must be seen at the centre</source>
        <translation>要本人或带原件到中心</translation>
    </message>
    <message>
        <source>A department&apos;s system does not answer</source>
        <translation>部门的系统连不上</translation>
    </message>
    <message>
        <source>The rules are unclear, or departments do not agree</source>
        <translation>政策不明确，或部门意见不一致</translation>
    </message>
    <message>
        <source>The resident left</source>
        <translation>居民走了</translation>
    </message>
    <message>
        <source>The resident goes on another day</source>
        <translation>居民改天再办</translation>
    </message>
    <message>
        <source>Picture or sound did not do</source>
        <translation>图像或声音不行</translation>
    </message>
    <message>
        <source>The kiosk&apos;s camera, printer or screen failed</source>
        <translation>终端的摄像头、打印机或屏幕坏了</translation>
    </message>
    <message>
        <source>The resident gave up waiting</source>
        <translation>居民不等了</translation>
    </message>
    <message>
        <source>Comes at a booked time instead</source>
        <translation>改为按预约的时间来</translation>
    </message>
    <message>
        <source>Called back, and did not come</source>
        <translation>叫号后没有回来</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>没有人接待</translation>
    </message>
    <message>
        <source>The resident ended it at the kiosk</source>
        <translation>居民在终端上结束了</translation>
    </message>
    <message>
        <source>The kiosk&apos;s line was lost</source>
        <translation>终端断线了</translation>
    </message>
    <message>
        <source>It took longer than a visit may</source>
        <translation>超过了最长办理时间</translation>
    </message>
    <message>
        <source>No reason was given</source>
        <translation>没有写原因</translation>
    </message>
    <message>
        <source>Something else: the next step says it</source>
        <translation>其他（写在下一步里）</translation>
    </message>
    <message>
        <source>Handed to a print queue: ask the resident whether the sheet came out</source>
        <translation>已经交给打印队列：请问一下居民，纸有没有出来</translation>
    </message>
    <message>
        <source>The page cannot be shown now: the kiosk&apos;s print service does not make it.</source>
        <translation>现在看不到这一页：终端的打印服务没有响应。</translation>
    </message>
    <message>
        <source>The page cannot be shown: {0}</source>
        <translation>不能预览：{0}</translation>
    </message>
    <message>
        <source>On its way to the touch screen: {0}</source>
        <translation>正在送到居民的触摸屏：{0}</translation>
    </message>
    <message>
        <source>The resident is reading: {0}</source>
        <translation>居民正在看：{0}</translation>
    </message>
    <message>
        <source>The resident has read: {0}</source>
        <translation>居民已看完：{0}</translation>
    </message>
    <message>
        <source>The resident cannot be shown {0}: {1}</source>
        <translation>居民的屏幕上不能显示{0}：{1}</translation>
    </message>
    <message>
        <source>This notice is another person&apos;s than the form&apos;s: only for that person can it be printed.</source>
        <translation>这份通知书是别人的，和表上的申请人不是同一个人，不能在这里打印。</translation>
    </message>
    <message>
        <source>This notice is being printed already.</source>
        <translation>这份通知书正在打印。</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Not taking visits yet</source>
        <translation>还没开始接待</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可以接待</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>正在呼叫您</translation>
    </message>
    <message>
        <source>In a visit</source>
        <translation>接待中</translation>
    </message>
    <message>
        <source>Wrapping up</source>
        <translation>整理中</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>Beside a talk</source>
        <translation>在旁听或协助通话</translation>
    </message>
    <message>
        <source>Short rest</source>
        <translation>休息一会儿</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>开会</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>处理材料</translation>
    </message>
    <message>
        <source>A visit rang and was not answered</source>
        <translation>有呼叫没有接听</translation>
    </message>
    <message>
        <source>The line was down for a while</source>
        <translation>线路断了一段时间</translation>
    </message>
    <message>
        <source>Then a break: {0}</source>
        <translation>之后暂停：{0}</translation>
    </message>
    <message>
        <source>{0} · {1} s left</source>
        <translation>{0} · 还有 {1} 秒</translation>
    </message>
    <message>
        <source>80 or older</source>
        <translation>80岁以上</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>残疾人</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>was broken off</source>
        <translation>刚才中断</translation>
    </message>
    <message>
        <source>This is closed already, or of another centre.</source>
        <translation>这件已经办结，或者是别的中心的。</translation>
    </message>
    <message>
        <source>Reply about what could not be done</source>
        <translation>“办不成事”反映答复</translation>
    </message>
    <message>
        <source>Not done: {0}, overdue: {1}</source>
        <translation>办不成事 {0} 件，超期 {1} 件</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>办不成事 {0} 件</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>OVERDUE since {0}</source>
        <translation>已超期（应在 {0} 前答复）</translation>
    </message>
    <message>
        <source>answer by {0}</source>
        <translation>{0} 前答复</translation>
    </message>
    <message>
        <source>the resident</source>
        <translation>居民本人</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>反映时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>为什么没办成</translation>
    </message>
    <message>
        <source>In the clerk&apos;s words</source>
        <translation>经办人说明</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>受理编号</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>还不知道</translation>
    </message>
    <message>
        <source>{0} (ID …{1})</source>
        <translation>{0}（身份证尾号 {1}）</translation>
    </message>
    <message>
        <source>The centre is closed now.</source>
        <translation>中心现在不办公。</translation>
    </message>
    <message>
        <source>The centre closed while they waited</source>
        <translation>等候时中心下班了</translation>
    </message>
    <message>
        <source>Centre: {0} in visits</source>
        <translation>本中心：{0} 人办理中</translation>
    </message>
    <message>
        <source>LINE CUT</source>
        <translation>线路中断</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>{0} 起</translation>
    </message>
    <message>
        <source>ASKS FOR YOU since {0}</source>
        <translation>{0} 起在请您</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>票号</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>居委会</translation>
    </message>
    <message>
        <source>With the clerk since</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>{0} asks for you</source>
        <translation>{0} 请您过去</translation>
    </message>
    <message>
        <source>Waits since {0}</source>
        <translation>{0} 起在等</translation>
    </message>
    <message>
        <source>given to: {0}</source>
        <translation>已派给：{0}</translation>
    </message>
    <message>
        <source>and {0} more clerks</source>
        <translation>还有 {0} 位工作人员</translation>
    </message>
    <message>
        <source>and {0} more who wait</source>
        <translation>还有 {0} 位在等候</translation>
    </message>
    <message>
        <source>Waits since</source>
        <translation>开始等候</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>已派给</translation>
    </message>
    <message>
        <source>Give {0}, which waits, to another clerk</source>
        <translation>把等候中的 {0} 派给别的工作人员</translation>
    </message>
    <message>
        <source>Give {0} of {1} to another clerk</source>
        <translation>把 {1} 正在办理的 {0} 派给别的工作人员</translation>
    </message>
    <message>
        <source>Another clerk has this visit by now, or it waits. Look at the list again.</source>
        <translation>这次办理已经换了工作人员，或者又在等候。请返回再看一下列表。</translation>
    </message>
    <message>
        <source>Nobody there can be asked for this visit. Choose somebody else.</source>
        <translation>那里没有人能办这次业务，请另选。</translation>
    </message>
    <message>
        <source>Give to another clerk … ({0})</source>
        <translation>派给别的工作人员… ({0})</translation>
    </message>
    <message>
        <source>The resident then talks to you. Form, papers, notices and notes come along; a recording ends. The clerk has time to write up.</source>
        <translation>接手后由您和居民通话。表单、材料、通知书和备注都随之转来，录像会停止；原坐席进入整理时间。</translation>
    </message>
    <message>
        <source>It cannot be taken over at this step</source>
        <translation>这一步不能接手</translation>
    </message>
    <message>
        <source>The duty leader has taken over {0}.</source>
        <translation>值班班长已接手 {0}。</translation>
    </message>
    <message>
        <source>The duty leader has given {0} to somebody else.</source>
        <translation>值班班长已把 {0} 派给别人办理。</translation>
    </message>
    <message>
        <source>{0} is passed on.</source>
        <translation>{0} 已转接。</translation>
    </message>
    <message>
        <source>Another institution takes this matter in, no centre does; print where to go</source>
        <translation>这件事由别的机构受理，中心不收件；请打印去哪里办</translation>
    </message>
    <message>
        <source>Taken in elsewhere: write where to go</source>
        <translation>由别的机构受理：请写去哪里办</translation>
    </message>
    <message>
        <source>Taken in elsewhere: print where to go</source>
        <translation>由别的机构受理：请打印去哪里办</translation>
    </message>
    <message>
        <source>Where to go is printed; please finish</source>
        <translation>去哪里办已打印，可以结束了</translation>
    </message>
    <message>
        <source>Write the way</source>
        <translation>写去哪里办</translation>
    </message>
    <message>
        <source>Print the way</source>
        <translation>打印去哪里办</translation>
    </message>
    <message>
        <source>Print where to go first; else this visit can only be broken off</source>
        <translation>请先打印去哪里办；不打印就只能选“中途结束”</translation>
    </message>
    <message>
        <source>Booked for today</source>
        <translation>今天的预约</translation>
    </message>
    <message>
        <source>Booked for today: {0}, next {1}</source>
        <translation>今天预约 {0} 位，下一位 {1}</translation>
    </message>
    <message>
        <source>comes later</source>
        <translation>还没到时间</translation>
    </message>
    <message>
        <source>may come now</source>
        <translation>现在可以来</translation>
    </message>
    <message>
        <source>has come</source>
        <translation>已经来了</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>没有来</translation>
    </message>
    <message>
        <source>With a paper ticket</source>
        <translation>正在办理现场取号</translation>
    </message>
    <message>
        <source>Next: paper {0}</source>
        <translation>下一位：现场 {0} 号</translation>
    </message>
    <message>
        <source>Paper ticket {0}</source>
        <translation>现场 {0} 号</translation>
    </message>
    <message>
        <source>Called to your window</source>
        <translation>已叫到您的窗口</translation>
    </message>
    <message>
        <source>At your window</source>
        <translation>正在您的窗口办理</translation>
    </message>
    <message>
        <source>Not here · next</source>
        <translation>没来，叫下一位</translation>
    </message>
    <message>
        <source>Finished · next</source>
        <translation>办完，下一位</translation>
    </message>
    <message>
        <source>Waiting: {0}</source>
        <translation>等候：{0} 位</translation>
    </message>
    <message>
        <source>Waiting: {0} · with paper: {1}</source>
        <translation>等候：视窗 {0} 位 · 现场 {1} 位</translation>
    </message>
    <message>
        <source>Centre: {0} in visits · ticket system away</source>
        <translation>本中心：{0} 人办理中 · 叫号系统失联</translation>
    </message>
    <message>
        <source>The ticket system has said nothing since {0}. Paper tickets are not in the line now: kiosks are served alone. Call paper tickets by hand, and have the ticket system looked at.</source>
        <translation>叫号系统从 {0} 起没有消息。现在只排视窗的号，现场取的号不在队里：请人工叫现场的号，并请人检查叫号系统。</translation>
    </message>
    <message>
        <source>A paper ticket is next at your window, or there: finish that first</source>
        <translation>窗口有现场号（或刚叫到），请先办完这一位</translation>
    </message>
    <message>
        <source>Take over from {0} ({1})</source>
        <translation>接手 {0} 的办理 ({1})</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) is listening. Nobody hears them.</source>
        <translation>值班班长 {0}（工号 {1}）在旁听，双方都听不到班长。</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) talks to you. The resident does not hear it.</source>
        <translation>值班班长 {0}（工号 {1}）在对您说话，居民听不到。</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) has joined: the resident hears both of you.</source>
        <translation>值班班长 {0}（工号 {1}）已加入通话，居民能听到你们两位。</translation>
    </message>
    <message>
        <source>You listen to {0} · {1}. Nobody hears you.</source>
        <translation>您在旁听 {0} · {1}，没有人听到您。</translation>
    </message>
    <message>
        <source>You listen to {0} · {1}. Only the clerk hears you.</source>
        <translation>您在旁听 {0} · {1}，只有工作人员听到您。</translation>
    </message>
    <message>
        <source>You talk with {0} · {1}. Clerk and resident hear you.</source>
        <translation>您已加入 {0} · {1}，工作人员和居民都听到您。</translation>
    </message>
    <message>
        <source>The resident is on hold: nothing goes to them or comes from them.</source>
        <translation>居民在等候中：双方互相听不到。</translation>
    </message>
    <message>
        <source>Your microphone is off.</source>
        <translation>您的麦克风已关闭。</translation>
    </message>
    <message>
        <source>The sound is being connected …</source>
        <translation>声音正在接通……</translation>
    </message>
    <message>
        <source>No sound comes through yet; it is tried on.</source>
        <translation>声音还没有接通，仍在尝试。</translation>
    </message>
    <message>
        <source>The sound is interrupted; it is being restored.</source>
        <translation>声音中断了，正在恢复。</translation>
    </message>
    <message>
        <source>Listen ({0})</source>
        <translation>旁听 ({0})</translation>
    </message>
    <message>
        <source>Talk to the clerk ({0})</source>
        <translation>只对工作人员说 ({0})</translation>
    </message>
    <message>
        <source>Join ({0})</source>
        <translation>加入通话 ({0})</translation>
    </message>
    <message>
        <source>Leave ({0})</source>
        <translation>退出 ({0})</translation>
    </message>
    <message>
        <source>Clerk and resident are shown that you are there, and how.</source>
        <translation>工作人员和居民都会看到您在场以及方式。</translation>
    </message>
    <message>
        <source>The resident points at: {0}. It is not right there; please ask.</source>
        <translation>居民指出这几处不对：{0}。请问一问。</translation>
    </message>
    <message>
        <source>The resident has not agreed to this.</source>
        <translation>居民还没有同意。</translation>
    </message>
    <message>
        <source>First ask in the guide whether it is the elder&apos;s own will</source>
        <translation>先按指引问清是不是老人自己的意思</translation>
    </message>
    <message>
        <source>Application form to sign</source>
        <translation>申请表（签名件）</translation>
    </message>
    <message>
        <source>another paper</source>
        <translation>不是要的那张纸</translation>
    </message>
    <message>
        <source>its code cannot be read</source>
        <translation>上面的码读不出来</translation>
    </message>
</context>
<context>
    <name>printer</name>
    <message>
        <source>No paper: ask the staff there to put paper into {0}.</source>
        <translation>没有纸了：请那边的工作人员把纸放进{0}。</translation>
    </message>
    <message>
        <source>The paper tray is not in its place: ask the staff there to push it in.</source>
        <translation>纸盒没有放好：请那边的工作人员把它推到底。</translation>
    </message>
    <message>
        <source>Paper jam: ask the staff there to take the paper out.</source>
        <translation>卡纸了：请那边的工作人员取出卡住的纸。</translation>
    </message>
    <message>
        <source>The printer is open: ask the staff there to close it.</source>
        <translation>打印机的盖子开着：请那边的工作人员关好。</translation>
    </message>
    <message>
        <source>Its output is full: ask the staff there to take the sheets out.</source>
        <translation>出纸口满了：请那边的工作人员把纸取走。</translation>
    </message>
    <message>
        <source>No toner: ask the staff there to change it.</source>
        <translation>墨粉用完了：请那边的工作人员更换。</translation>
    </message>
    <message>
        <source>Its waste box is full: ask the staff there to change it.</source>
        <translation>废粉盒满了：请那边的工作人员更换。</translation>
    </message>
    <message>
        <source>It is off or unplugged: ask the staff there to look.</source>
        <translation>打印机关着或没插线：请那边的工作人员看一看。</translation>
    </message>
    <message>
        <source>No printer has the address in its settings: tell the support.</source>
        <translation>设置里的地址上没有打印机：请告知技术支持。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s print service does not run: tell the support.</source>
        <translation>那边的打印服务没有运行：请通知技术支持。</translation>
    </message>
    <message>
        <source>The disk of the kiosk&apos;s print service is full: tell the support.</source>
        <translation>终端打印服务的磁盘满了：请联系技术支持。</translation>
    </message>
    <message>
        <source>It needs help: ask the staff there to look at its display.</source>
        <translation>打印机需要处理：请那边的工作人员看它的显示屏。</translation>
    </message>
    <message>
        <source>Its paper will soon be used up: tell the staff there.</source>
        <translation>纸快用完了：请告诉那边的工作人员。</translation>
    </message>
    <message>
        <source>Its toner will soon be used up: tell the staff there.</source>
        <translation>墨粉快用完了：请告诉那边的工作人员。</translation>
    </message>
    <message>
        <source>Its waste box will soon be full: tell the staff there.</source>
        <translation>废粉盒快满了：请告诉那边的工作人员。</translation>
    </message>
    <message>
        <source>Sheets wait and come by themselves.</source>
        <translation>恢复后会自动打印。</translation>
    </message>
    <message>
        <source>A print queue stands before it: whether a sheet came out, only people there can see.</source>
        <translation>它前面有一个打印队列：纸是否出来了，只有那边的人看得到。</translation>
    </message>
    <message>
        <source>Printed so far: {0} sheets</source>
        <translation>已打印 {0} 张</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <comment>colour and supply</comment>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>tray {0}</source>
        <translation>{0}号纸盒</translation>
    </message>
    <message>
        <source>its tray</source>
        <translation>纸盒</translation>
    </message>
    <message>
        <source>toner</source>
        <translation>碳粉</translation>
    </message>
    <message>
        <source>toner cartridge</source>
        <translation>碳粉盒</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>墨水</translation>
    </message>
    <message>
        <source>ink cartridge</source>
        <translation>墨盒</translation>
    </message>
    <message>
        <source>waste toner box</source>
        <translation>废粉盒</translation>
    </message>
    <message>
        <source>waste ink box</source>
        <translation>废墨盒</translation>
    </message>
    <message>
        <source>drum</source>
        <translation>感光鼓</translation>
    </message>
    <message>
        <source>fuser</source>
        <translation>定影器</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>品红色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
</context>
<context>
    <name>talk</name>
    <message>
        <source>{0} · No. {1} · {2}</source>
        <translation>{0} · 工号 {1} · {2}</translation>
    </message>
    <message>
        <source>{0} · {1} clerks at work</source>
        <translation>{0} · 在岗 {1} 人</translation>
    </message>
    <message>
        <source>medical insurance</source>
        <translation>医保</translation>
    </message>
    <message>
        <source>care for the elderly</source>
        <translation>养老照护</translation>
    </message>
    <message>
        <source>Whoever knows about {0}</source>
        <translation>会办{0}的同事</translation>
    </message>
    <message>
        <source>Shanghainese</source>
        <translation>上海话</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Whoever speaks {0}</source>
        <translation>会说{0}的同事</translation>
    </message>
    <message>
        <source>{0} No. {1}, {2}: {3}</source>
        <translation>{0}（工号 {1}）{2}：{3}</translation>
    </message>
    <message>
        <source>On hold {0}: you neither see nor hear each other</source>
        <translation>保持中 {0}：双方都看不见、听不见</translation>
    </message>
    <message>
        <source>{0}. Please go back to the resident.</source>
        <translation>{0}。请尽快恢复通话。</translation>
    </message>
    <message>
        <source>and {0} more: type a part of the name</source>
        <translation>还有 {0} 位：请输入姓名的一部分</translation>
    </message>
</context>
<context>
    <name>unprintable</name>
    <message>
        <source>the character {0} ({1}) cannot be printed: correct the text</source>
        <translation>“{0}”字（{1}）打印不出来：请改一下文字</translation>
    </message>
    <message>
        <source>an invisible character (U+{0}) is in the text: type that line anew</source>
        <translation>文字里有看不见的字符（U+{0}）：请把那一行重新输入</translation>
    </message>
    <message>
        <source>a fact is missing on the notice: {0}</source>
        <translation>通知书上缺一项内容：{0}</translation>
    </message>
    <message>
        <source>no sheet can be made of this notice: tell the support</source>
        <translation>这份通知书排不出版面，请告诉技术支持</translation>
    </message>
    <message>
        <source>a day or a code on the notice is wrong</source>
        <translation>通知书上的日期或代码不对</translation>
    </message>
    <message>
        <source>the notice is too long: shorten its texts</source>
        <translation>通知书太长：请把文字改短</translation>
    </message>
    <message>
        <source>the signature is too large: ask for it again</source>
        <translation>签名的数据太大：请重新签一次</translation>
    </message>
    <message>
        <source>the kiosk&apos;s print service does not have this notice</source>
        <translation>终端的打印服务里没有这种通知书</translation>
    </message>
    <message>
        <source>the seal system does not answer: print again later</source>
        <translation>印章系统没有回应：请过一会儿再打印</translation>
    </message>
    <message>
        <source>the seal system does not seal this notice</source>
        <translation>印章系统不给这份通知书盖章</translation>
    </message>
    <message>
        <source>the seal system&apos;s picture cannot be used</source>
        <translation>印章系统给的印章图片不能用</translation>
    </message>
    <message>
        <source>the kiosk can make no picture of the page</source>
        <translation>终端显示不出这一页</translation>
    </message>
</context>
</TS>
