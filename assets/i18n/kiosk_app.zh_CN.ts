<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AssentQuestion</name>
    <message>
        <source>Yes, I agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>No, I do not</source>
        <translation>不同意</translation>
    </message>
</context>
<context>
    <name>Assents</name>
    <message>
        <source>What you have agreed to</source>
        <translation>您同意过的</translation>
    </message>
    <message>
        <source>You can change your word. What you take back is deleted here.</source>
        <translation>可以改主意。收回同意的，照片就删掉。</translation>
    </message>
    <message>
        <source>May we read or photograph your identity card?</source>
        <translation>要看一看、拍一下您的身份证，可以吗？</translation>
    </message>
    <message>
        <source>May we see and photograph your health papers?</source>
        <translation>要看一看、拍一下您的看病材料，可以吗？</translation>
    </message>
    <message>
        <source>Only those who handle this case see it; it is kept with the case.</source>
        <translation>只有办这件事的人看得到，和案卷一起保存。</translation>
    </message>
    <message>
        <source>To check that it is you, and to fill in name and number.</source>
        <translation>用来核对是您本人，把姓名和号码填进表里。</translation>
    </message>
    <message>
        <source>This matter is decided by such papers: an assessment, a medical record.</source>
        <translation>办这件事要看评估结果、病历这样的材料。</translation>
    </message>
    <message>
        <source>You may say no: the clerk goes on without, or you bring a copy to the centre another day.</source>
        <translation>不同意也可以：先办别的，或者改天带复印件到中心去。</translation>
    </message>
    <message>
        <source>Your identity card: you agreed</source>
        <translation>身份证：您同意了</translation>
    </message>
    <message>
        <source>Your identity card: you did not agree</source>
        <translation>身份证：您没有同意</translation>
    </message>
    <message>
        <source>Your health papers: you agreed</source>
        <translation>看病材料：您同意了</translation>
    </message>
    <message>
        <source>Your health papers: you did not agree</source>
        <translation>看病材料：您没有同意</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>收回同意</translation>
    </message>
    <message>
        <source>Now I agree</source>
        <translation>现在同意</translation>
    </message>
</context>
<context>
    <name>AssentsPage</name>
    <message>
        <source>Back to the form</source>
        <translation>回到表单</translation>
    </message>
</context>
<context>
    <name>BookingPage</name>
    <message>
        <source>The printer cannot print now: please write down the number and the time.</source>
        <translation>打印机现在打不了，请把预约号和时间记下来。</translation>
    </message>
    <message>
        <source>The slip comes out of the printer: take it with you.</source>
        <translation>预约单从打印机出来，请带走。</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印预约单</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>改时间</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>是的，取消</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>不，留着</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>回到首页</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Book a time</source>
        <translation>预约一个时间</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>Calling</name>
    <message>
        <source>Committee staff, please come to the virtual window.</source>
        <translation>居委会的工作人员，请到虚拟窗口来一下。</translation>
    </message>
</context>
<context>
    <name>CardAhead</name>
    <message>
        <source>Your identity card has been read: please take it back.</source>
        <translation>身份证读好了，请收好。</translation>
    </message>
    <message>
        <source>Whose identity card is to be read now?</source>
        <translation>现在读哪一位的身份证？</translation>
    </message>
    <message>
        <source>Then its answers need not be typed. You may also go on without.</source>
        <translation>读了就不用再一项一项填。不读也可以。</translation>
    </message>
    <message>
        <source>May we read this identity card now: {0}?</source>
        <translation>现在可以读{0}的身份证吗？</translation>
    </message>
    <message>
        <source>For the form: name, number, sex, birth, address, validity. No picture.</source>
        <translation>只读姓名、号码、性别、出生日期、住址和有效期，填表用，不读照片。</translation>
    </message>
    <message>
        <source>It waits in this machine alone. Once the clerk is there, it goes into the form.</source>
        <translation>先只放在这台机器里，等工作人员来了，再填进您的表。</translation>
    </message>
    <message>
        <source>Your yes is for this visit, also if the clerk asks to photograph the card. You can take it back.</source>
        <translation>您的同意只管这一次，工作人员要拍身份证也算在内。随时可以收回。</translation>
    </message>
    <message>
        <source>If you go away, nothing of it is kept. You may say no: you are served just the same.</source>
        <translation>您走开了，就什么都不留。不读也可以，照样给您办。</translation>
    </message>
    <message>
        <source>The card has been read. Please take it back</source>
        <translation>身份证读好了，请收好</translation>
    </message>
    <message>
        <source>Your number is coming.</source>
        <translation>马上给您取号。</translation>
    </message>
    <message>
        <source>The card reader does not answer just now</source>
        <translation>读卡器现在没有反应</translation>
    </message>
    <message>
        <source>Please go on without the card: the clerk reads it later.</source>
        <translation>请先不读，直接取号。等会儿工作人员再请您读。</translation>
    </message>
    <message>
        <source>Leave it there for a moment. Then you get your number.</source>
        <translation>放着等一下，读好就给您取号。</translation>
    </message>
</context>
<context>
    <name>CardAheadPage</name>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不读</translation>
    </message>
    <message>
        <source>Go on without the card</source>
        <translation>不读，直接取号</translation>
    </message>
    <message>
        <source>Yes, read it</source>
        <translation>可以，读吧</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>It has been read.</source>
        <translation>已经读好了。</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>我没有带证件</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>It is decided by {0} at the latest. Until then nothing needs to be done.</source>
        <translation>最晚{0}办好。在这之前不用做什么。</translation>
    </message>
    <message>
        <source>The case was taken in, and is being decided</source>
        <translation>已经受理，正在办理</translation>
    </message>
    <message>
        <source>The result is here</source>
        <translation>结果已经出来了</translation>
    </message>
    <message>
        <source>Bring what is missing, and go on at any virtual window until {0}.</source>
        <translation>请在{0}之前把缺的材料带来，到任何一个远程虚拟窗口接着办。</translation>
    </message>
    <message>
        <source>It is not finished yet</source>
        <translation>还没有办完</translation>
    </message>
    <message>
        <source>It was settled in that visit</source>
        <translation>当时已经办好了</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>不用再做什么。</translation>
    </message>
    <message>
        <source>It was not taken in</source>
        <translation>当时没有受理</translation>
    </message>
    <message>
        <source>Nothing of it is kept any more: take a number to begin anew.</source>
        <translation>填过的内容已经不再保存，请取号重新办。</translation>
    </message>
    <message>
        <source>Decided on {0}.</source>
        <translation>{0}作出的结果。</translation>
    </message>
    <message>
        <source>Its notice is ready: print it on the Notices page.</source>
        <translation>告知书可以打印了：请到“通知书”页打印。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Began on</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺的材料</translation>
    </message>
    <message>
        <source>The clerk said</source>
        <translation>接下来怎么办</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质通知</translation>
    </message>
    <message>
        <source>A notice waits on the Notices page.</source>
        <translation>有一份通知书等着取，请到“通知书”页打印。</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Works. Is the picture sharp and bright?</source>
        <translation>正常。请看画面清不清楚、亮不亮。</translation>
    </message>
    <message>
        <source>Looking for it …</source>
        <translation>正在找……</translation>
    </message>
    <message>
        <source>No picture. Is the camera above the screen plugged in?</source>
        <translation>没有画面。屏幕上方的摄像头插好了吗？</translation>
    </message>
    <message>
        <source>No picture. Is the camera over the table plugged in?</source>
        <translation>没有画面。桌面上方的摄像头插好了吗？</translation>
    </message>
    <message>
        <source>Not found. Is the microphone plugged in?</source>
        <translation>没有找到。话筒插好了吗？</translation>
    </message>
    <message>
        <source>Works: it hears you.</source>
        <translation>正常：听得到您。</translation>
    </message>
    <message>
        <source>Please say something: the bar must move.</source>
        <translation>请说句话，色条应该会动。</translation>
    </message>
    <message>
        <source>Not found. Is the loudspeaker plugged in and switched on?</source>
        <translation>没有找到。喇叭插好、打开了吗？</translation>
    </message>
    <message>
        <source>Press the button and listen.</source>
        <translation>请按按钮，听一听。</translation>
    </message>
    <message>
        <source>Playing …</source>
        <translation>正在放……</translation>
    </message>
    <message>
        <source>Works: the microphone heard the tone.</source>
        <translation>正常：话筒听到了测试音。</translation>
    </message>
    <message>
        <source>The microphone did not hear it. If you did not, turn it up.</source>
        <translation>话筒没有听到。您听到了吗？没有就把喇叭开大些。</translation>
    </message>
    <message>
        <source>Press the button: one page comes out.</source>
        <translation>请按按钮，会出来一页纸。</translation>
    </message>
    <message>
        <source>On its way …</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>Works: the page is printed.</source>
        <translation>正常：已打印。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>It may have been printed. Please look, then print again.</source>
        <translation>不确定打出来没有。请看一下，再打一次。</translation>
    </message>
    <message>
        <source>The test page is cancelled; nothing comes out later.</source>
        <translation>测试页已取消，以后不会再打印出来。</translation>
    </message>
    <message>
        <source>The printer did not print it. Please print again.</source>
        <translation>打印机没有打印。请再打一次。</translation>
    </message>
    <message>
        <source>{0} sheets so far</source>
        <translation>已打印 {0} 张</translation>
    </message>
    <message>
        <source>Sent to the printer. Please look whether the page came out.</source>
        <translation>已经送到打印机。请看一看有没有打出来。</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头的画面</translation>
    </message>
    <message>
        <source>Camera over the table</source>
        <translation>桌面摄像头</translation>
    </message>
    <message>
        <source>What the camera over the table sees</source>
        <translation>桌面摄像头的画面</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>话筒</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>话筒音量</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>喇叭</translation>
    </message>
    <message>
        <source>Play the test tone</source>
        <translation>放测试音</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Cancel the test page</source>
        <translation>取消测试页</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>上下屏幕对调</translation>
    </message>
    <message>
        <source>Restart or end</source>
        <translation>重启或退出</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>End program</source>
        <translation>退出程序</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>Are you 80 or older, or do you have a disability?</source>
        <translation>请问您是否年满80周岁，或是残疾人士？</translation>
    </message>
    <message>
        <source>You will be called earlier. Now press Take my number.</source>
        <translation>您可以优先办理。请点“取号”。</translation>
    </message>
    <message>
        <source>Then you are called earlier. Touch what is so; staff may do it for you.</source>
        <translation>符合的请点一下，我们优先为您办理；工作人员也可以帮您点。</translation>
    </message>
    <message>
        <source>Or did you have number {0} here, and it was not finished?</source>
        <translation>或者您刚才在这里取过 {0} 号、没有办完？</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>80 or older</source>
        <translation>年满80周岁</translation>
    </message>
    <message>
        <source>With a disability</source>
        <translation>残疾人士</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Staff stay here</source>
        <translation>工作人员陪同</translation>
    </message>
    <message>
        <source>for staff</source>
        <translation>工作人员用</translation>
    </message>
    <message>
        <source>Take my number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>Neither: take my number</source>
        <translation>都不是，直接取号</translation>
    </message>
    <message>
        <source>I had number %1</source>
        <translation>我刚才是 %1 号</translation>
    </message>
    <message>
        <source>None of these: take my number</source>
        <translation>都不是，直接取号</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>The camera is being switched on</source>
        <translation>正在打开拍照的摄像头</translation>
    </message>
    <message>
        <source>The picture that was taken</source>
        <translation>刚拍的照片</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take it by itself</source>
        <translation>让机器自己拍</translation>
    </message>
    <message>
        <source>I press the button myself</source>
        <translation>我自己按</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>就用这张</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重新拍</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>就这样用</translation>
    </message>
    <message>
        <source>Sign on the screen instead</source>
        <translation>改在屏幕上签名</translation>
    </message>
    <message>
        <source>Something is not right</source>
        <translation>有地方不对</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>Ease</name>
    <message>
        <source>Touch what makes it easier for you. It changes at once.</source>
        <translation>哪样方便您，就点哪样，点了马上变。</translation>
    </message>
    <message>
        <source>The letters are as usual.</source>
        <translation>字是标准大小。</translation>
    </message>
    <message>
        <source>The letters are large.</source>
        <translation>字变大了。</translation>
    </message>
    <message>
        <source>The letters are very large.</source>
        <translation>字变得特别大了。</translation>
    </message>
    <message>
        <source>Light letters on black.</source>
        <translation>黑底白字。</translation>
    </message>
    <message>
        <source>Dark letters on white.</source>
        <translation>浅底深字。</translation>
    </message>
    <message>
        <source>The buttons are for your left hand.</source>
        <translation>按钮换到左手边了。</translation>
    </message>
    <message>
        <source>The buttons are for your right hand.</source>
        <translation>按钮换到右手边了。</translation>
    </message>
    <message>
        <source>It is this loud now: {0} of 5.</source>
        <translation>现在声音是这么大，五档里的第 {0} 档。</translation>
    </message>
    <message>
        <source>I speak slowly now, and you have twice the time.</source>
        <translation>我现在说得慢一点，时间也多一倍，您慢慢来。</translation>
    </message>
    <message>
        <source>I speak as usual now.</source>
        <translation>我现在照平常的快慢说。</translation>
    </message>
    <message>
        <source>What stands high comes down when you press Bring it down.</source>
        <translation>够不着高处的时候，请按“放低一点”。</translation>
    </message>
    <message>
        <source>Everything stands where it usually is.</source>
        <translation>按钮回到平常的地方了。</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>都恢复成原来的样子了。</translation>
    </message>
</context>
<context>
    <name>EasePage</name>
    <message>
        <source>Easier to see and to hear</source>
        <translation>看得清，听得清</translation>
    </message>
    <message>
        <source>Still there? Touch the screen: %1 s</source>
        <translation>还在吗？请点一下屏幕：%1 秒</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字的大小</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大字</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>声音大小</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小声一点</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>第 %1 档，共 5 档</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大声一点</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Dark on light</source>
        <translation>浅底深字</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>黑底白字</translation>
    </message>
    <message>
        <source>How fast</source>
        <translation>快慢</translation>
    </message>
    <message>
        <source>Usual pace</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Take my time</source>
        <translation>慢一点</translation>
    </message>
    <message>
        <source>Which hand</source>
        <translation>用哪只手</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>左手</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>右手</translation>
    </message>
    <message>
        <source>How high</source>
        <translation>高低</translation>
    </message>
    <message>
        <source>Usual height</source>
        <translation>平常高低</translation>
    </message>
    <message>
        <source>In a wheelchair</source>
        <translation>坐着轮椅</translation>
    </message>
    <message>
        <source>Put it all back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Done: go on</source>
        <translation>好了，继续</translation>
    </message>
</context>
<context>
    <name>FieldMark</name>
    <message>
        <source>%1: not right</source>
        <translation>%1：您说这里不对</translation>
    </message>
</context>
<context>
    <name>GoodbyePage</name>
    <message>
        <source>To the beginning</source>
        <translation>回到首页</translation>
    </message>
    <message>
        <source>I could not get it done: tell the duty leader</source>
        <translation>没办成，告诉值班班长</translation>
    </message>
</context>
<context>
    <name>Halted</name>
    <message>
        <source>This machine cannot be used right now</source>
        <translation>这台机器现在用不了</translation>
    </message>
    <message>
        <source>Staff: please switch the machine off, wait ten seconds, and switch it on again.</source>
        <translation>工作人员请关掉机器，等十秒钟，再打开。</translation>
    </message>
    <message>
        <source>If that does not help, please ring {0}.</source>
        <translation>如果还是不行，请拨打 {0}。</translation>
    </message>
    <message>
        <source>If that does not help, please ring whoever looks after it.</source>
        <translation>如果还是不行，请联系维护人员。</translation>
    </message>
    <message>
        <source>Meanwhile it keeps trying by itself.</source>
        <translation>机器自己也在不断重试。</translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message>
        <source>One moment, please</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>Really throw this paper away?</source>
        <translation>真的不要这份通知书了吗？</translation>
    </message>
    <message>
        <source>It cannot be printed here any more.</source>
        <translation>不要了，就不能再在这里打印。</translation>
    </message>
    <message>
        <source>Please look into the printer. At the foot of the sheet stands: {0}</source>
        <translation>请到打印机那里看一看。这张纸的最下面印着：{0}</translation>
    </message>
    <message>
        <source>Did this sheet come out?</source>
        <translation>这张纸打出来了吗？</translation>
    </message>
    <message>
        <source>Hand out this paper</source>
        <translation>打印这份，交给居民</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印好了</translation>
    </message>
    <message>
        <source>Please take it from the printer and hand it out.</source>
        <translation>请从打印机上取出来，交给本人。</translation>
    </message>
    <message>
        <source>There is nothing to hand out</source>
        <translation>没有要交给居民的通知书</translation>
    </message>
    <message>
        <source>Papers that residents left without, and new results, appear here.</source>
        <translation>居民没拿走的通知书、新到的评估结果，会出现在这里。</translation>
    </message>
    <message>
        <source>Papers to hand out: {0}</source>
        <translation>要交给居民的通知书：{0}份</translation>
    </message>
    <message>
        <source>Touch one to print it.</source>
        <translation>点一份，就可以打印。</translation>
    </message>
    <message>
        <source>Nobody&apos;s assessment runs out soon</source>
        <translation>近期没有人的评估到期</translation>
    </message>
    <message>
        <source>Assessments that run out soon: {0}</source>
        <translation>评估快到期的居民：{0}位</translation>
    </message>
    <message>
        <source>Please remind these residents to renew at this window.</source>
        <translation>请提醒他们，到这里办理续期。</translation>
    </message>
    <message>
        <source>This machine cannot print it. Please call the support.</source>
        <translation>这台机器打不了这一份，请联系维护人员。</translation>
    </message>
    <message>
        <source>It may be printed already. Please look at the printer first.</source>
        <translation>可能已经打出来了，请先看一下打印机。</translation>
    </message>
    <message>
        <source>Not printed yet.</source>
        <translation>还没有打印。</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>On its way …</source>
        <translation>正在送到打印机……</translation>
    </message>
    <message>
        <source>The list is printed.</source>
        <translation>名单打印好了。</translation>
    </message>
    <message>
        <source>The list may not be printed. Please look, and print again.</source>
        <translation>名单可能没有打出来，请看一下，再打一次。</translation>
    </message>
    <message>
        <source>Number {0}, {1}, left on {2}</source>
        <translation>{0}号，{1}，{2}没有拿走</translation>
    </message>
    <message>
        <source>New result, assessed on {0}</source>
        <translation>新到的结果，{0}评估</translation>
    </message>
    <message>
        <source>Runs out on {0}</source>
        <translation>{0}到期</translation>
    </message>
    <message>
        <source>{0} (ID …{1})</source>
        <translation>{0}（身份证尾号{1}）</translation>
    </message>
    <message>
        <source>MMMM d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已经送到打印机</translation>
    </message>
    <message>
        <source>Please look whether it came out, and hand it out.</source>
        <translation>请看一看有没有出来，再交给居民。</translation>
    </message>
    <message>
        <source>Sent to the printer. Please look whether the list came out.</source>
        <translation>已经送到打印机。请看一看名单有没有打出来。</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Larger, louder</source>
        <translation>字大声大</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Read it to me</source>
        <translation>读给我听</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Bring it down</source>
        <translation>放低一点</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录像</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>号码 %1</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>叫工作人员</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>The committee&apos;s own desk</source>
        <translation>社区服务台</translation>
    </message>
    <message>
        <source>What needs no clerk. For staff, with the resident beside you.</source>
        <translation>不用等工作人员接听就能办的事。请居委会工作人员和居民一起办。</translation>
    </message>
    <message>
        <source>What would the resident like to do?</source>
        <translation>居民想办什么事？</translation>
    </message>
    <message>
        <source>Touch it to see which papers it needs.</source>
        <translation>点一下，看要带哪些材料。</translation>
    </message>
    <message>
        <source>Papers to bring: {0}. Touch one to hear it.</source>
        <translation>要带的材料：{0}样。点一样，就读给您听。</translation>
    </message>
    <message>
        <source>Which of these notices? ({0})</source>
        <translation>要补打哪一份？（共{0}份）</translation>
    </message>
    <message>
        <source>Touch one to print it again.</source>
        <translation>点一份，就可以补打。</translation>
    </message>
    <message>
        <source>The new sheet says that it is printed again, and when.</source>
        <translation>补打的纸上会写明是第几次补打、哪一天补打。</translation>
    </message>
    <message>
        <source>Print this notice again?</source>
        <translation>补打这份通知书吗？</translation>
    </message>
    <message>
        <source>No. {0}, of {1}</source>
        <translation>编号{0}，{1}</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>On its way to the printer …</source>
        <translation>正在送去打印……</translation>
    </message>
    <message>
        <source>Sent to the printer. Please look whether it came out.</source>
        <translation>已经送到打印机，请看一看有没有打出来。</translation>
    </message>
    <message>
        <source>Printed. Please take it from the printer.</source>
        <translation>打印好了，请从打印机上取走。</translation>
    </message>
    <message>
        <source>Nobody can say whether it was printed. Please look into the printer first.</source>
        <translation>不知道有没有打出来，请先看一看打印机。</translation>
    </message>
    <message>
        <source>It was not printed. Please print it again.</source>
        <translation>没有打出来，请再打印一次。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>copies so far: {0}</source>
        <translation>已补打{0}次</translation>
    </message>
    <message>
        <source>copies: {0}</source>
        <translation>复印件{0}份</translation>
    </message>
    <message>
        <source>the original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>bring it if you have it</source>
        <translation>有的话带来</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>only for “{0}”: {1}</source>
        <translation>“{0}”是“{1}”的要带</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>到哪里办：{0}</translation>
    </message>
    <message>
        <source>Which number does the paper have?</source>
        <translation>纸上的编号是多少？</translation>
    </message>
    <message>
        <source>There is no camera now: type the number at the top of the paper.</source>
        <translation>现在没有摄像头：请输入纸上方的编号。</translation>
    </message>
    <message>
        <source>Lay the old paper under the camera</source>
        <translation>请把原来的纸放到摄像头下面</translation>
    </message>
    <message>
        <source>Its square code is read by itself. Or type the number at the top of the paper.</source>
        <translation>会自动读方形的二维码。也可以输入纸上方的编号。</translation>
    </message>
    <message>
        <source>The card cannot be read</source>
        <translation>证件读不出来</translation>
    </message>
    <message>
        <source>Lay it flat on the reader, alone, and leave it there.</source>
        <translation>请把证件单独平放在读卡器上，不要拿开。</translation>
    </message>
    <message>
        <source>Lay the resident&apos;s identity card on the reader</source>
        <translation>请把居民的身份证放在读卡器上</translation>
    </message>
    <message>
        <source>Only the card of whoever the paper is for opens it.</source>
        <translation>这份纸是谁的，就要用谁的身份证。</translation>
    </message>
    <message>
        <source>Which number does the resident&apos;s identity card have?</source>
        <translation>居民的身份证号码是多少？</translation>
    </message>
    <message>
        <source>There is no card reader here: look at the card itself, and type its number.</source>
        <translation>这里没有读卡器：请看着身份证原件，输入号码。</translation>
    </message>
</context>
<context>
    <name>HelpDeskPage</name>
    <message>
        <source>What a matter needs</source>
        <translation>办事要带什么</translation>
    </message>
    <message>
        <source>Which papers to bring, and the list to take home</source>
        <translation>看要带的材料，打印清单带回家</translation>
    </message>
    <message>
        <source>Print a notice again</source>
        <translation>补打通知书</translation>
    </message>
    <message>
        <source>With the old one and the resident&apos;s identity card</source>
        <translation>要带原来的通知书和居民的身份证</translation>
    </message>
    <message>
        <source>Where a case stands</source>
        <translation>查办理进度</translation>
    </message>
    <message>
        <source>With a notice of it and the resident&apos;s identity card</source>
        <translation>要带通知书（或编号）和居民的身份证</translation>
    </message>
    <message>
        <source>Booked times</source>
        <translation>预约登记</translation>
    </message>
    <message>
        <source>Who comes when; book, move or cancel one</source>
        <translation>谁什么时候来，可以新约、改期、取消</translation>
    </message>
    <message>
        <source>Find another matter</source>
        <translation>找别的事</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>打印这张清单</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>补打这份</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>HoldPage</name>
    <message>
        <source>Stop waiting</source>
        <translation>不等了</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>en_GB</source>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>dddd, MMMM d</source>
        <translation>M月d日dddd</translation>
    </message>
    <message>
        <source>h:mm AP</source>
        <translation>APh:mm</translation>
    </message>
</context>
<context>
    <name>Inform</name>
    <message>
        <source>Are you still there? Touch the screen to stay.</source>
        <translation>您还在吗？点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>A clerk of {0} sees and hears you by video, and sees the papers that you lay under the camera.</source>
        <translation>{0}的工作人员，通过视频看见您、听见您说话，也看见您放在镜头下的材料。</translation>
    </message>
    <message>
        <source>Nothing stays on this machine. What is handed in is kept with the case.</source>
        <translation>这台机器上什么都不留。递交了的，和案卷一起保存。</translation>
    </message>
    <message>
        <source>If you do not finish, it is kept {0} days at most, so that you can go on.</source>
        <translation>没办完的，最多留 {0} 天，方便您接着办。</translation>
    </message>
    <message>
        <source>Only for this: {0}.</source>
        <translation>只为了办这件事：{0}。</translation>
    </message>
    <message>
        <source>Then press: I understand, take my number.</source>
        <translation>听明白了，请按“知道了，取号”。</translation>
    </message>
    <message>
        <source>Before you begin: who will see you</source>
        <translation>办事前先告诉您：谁会看见您</translation>
    </message>
</context>
<context>
    <name>InformPage</name>
    <message>
        <source>Who sees you</source>
        <translation>谁会看见您</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用来做什么</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>留多久</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>I understand: take my number</source>
        <translation>知道了，取号</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>InkPage</name>
    <message>
        <source>Sign in the large frame at the bottom of the last sheet.</source>
        <translation>请在最后一张纸下面的大框里签名。</translation>
    </message>
    <message>
        <source>The printed form, and where to sign it</source>
        <translation>打印出来的申请表，标出了签名的地方</translation>
    </message>
    <message>
        <source>I have signed it</source>
        <translation>我签好了</translation>
    </message>
    <message>
        <source>Try the camera again</source>
        <translation>再试一次摄像头</translation>
    </message>
    <message>
        <source>Sign on the screen instead</source>
        <translation>改在屏幕上签名</translation>
    </message>
    <message>
        <source>Something is not right</source>
        <translation>有地方不对</translation>
    </message>
</context>
<context>
    <name>LeaveQuestion</name>
    <message>
        <source>Do you really want to stop waiting? Your number will be gone.</source>
        <translation>真的不等了吗？您的号码会作废。</translation>
    </message>
    <message>
        <source>Go on waiting</source>
        <translation>继续等</translation>
    </message>
    <message>
        <source>Give up my number</source>
        <translation>放弃取号</translation>
    </message>
</context>
<context>
    <name>LineBars</name>
    <message>
        <source>The line: %1 of 4</source>
        <translation>网络信号：%1 格，满格 4 格</translation>
    </message>
</context>
<context>
    <name>LiveMark</name>
    <message>
        <source>Live video</source>
        <translation>正在视频</translation>
    </message>
</context>
<context>
    <name>LowerWindow</name>
    <message>
        <source>Virtual window: the desk</source>
        <translation>虚拟窗口：下屏</translation>
    </message>
    <message>
        <source>The clerk can see your table now</source>
        <translation>工作人员现在能看到您的桌面</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>The upper screen is off. Staff: please look at its plug and its cable.</source>
        <translation>上面的屏幕不亮了。请工作人员看一看它的电源和连接线。</translation>
    </message>
</context>
<context>
    <name>MattersPage</name>
    <message>
        <source>Find another matter</source>
        <translation>找别的事</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>检查设备</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>社区服务台</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知书</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>for staff</source>
        <translation>工作人员用</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>No, that is all</source>
        <translation>没有了</translation>
    </message>
    <message>
        <source>Yes, photograph it too</source>
        <translation>还有，接着拍</translation>
    </message>
</context>
<context>
    <name>NightScreen</name>
    <message>
        <source>Touch the screen to wake it.</source>
        <translation>碰一下屏幕就会亮起来。</translation>
    </message>
    <message>
        <source>Wake the screen</source>
        <translation>点亮屏幕</translation>
    </message>
</context>
<context>
    <name>NoticeReading</name>
    <message>
        <source>One moment, please</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>The notice as it will be printed</source>
        <translation>要打印的通知书</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>往上看</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>往下看</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>往左看</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>往右看</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>看完了</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>To hand out: %1</source>
        <translation>要交给居民的：%1份</translation>
    </message>
    <message>
        <source>To remind: %1</source>
        <translation>要提醒的：%1位</translation>
    </message>
    <message>
        <source>Yes, it came out</source>
        <translation>打出来了</translation>
    </message>
    <message>
        <source>No: print it again</source>
        <translation>没有，再打一张</translation>
    </message>
    <message>
        <source>Print it now</source>
        <translation>现在打印</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation>对，不要了</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>不，留着</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>打印这张名单</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Could not be done</source>
        <translation>办不成事反映</translation>
    </message>
    <message>
        <source>Booked times</source>
        <translation>预约</translation>
    </message>
</context>
<context>
    <name>ObjectionQuestion</name>
    <message>
        <source>Let the clerk look at the form again</source>
        <translation>请工作人员再看看表格</translation>
    </message>
    <message>
        <source>Back, all is right</source>
        <translation>返回，都对</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>The camera is being switched on</source>
        <translation>正在打开摄像头</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Still there? %1 s</source>
        <translation>还在吗？%1 秒</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>This machine cannot be used now</source>
        <translation>这台机器暂时不能使用</translation>
    </message>
    <message>
        <source>Please ask the committee&apos;s staff for help.</source>
        <translation>请找居委会工作人员帮忙。</translation>
    </message>
    <message>
        <source>Connecting again, please wait</source>
        <translation>正在重新连接，请稍等</translation>
    </message>
    <message>
        <source>You do not need to do anything.</source>
        <translation>您不用做什么。</translation>
    </message>
    <message>
        <source>Staff, please enter your PIN</source>
        <translation>请工作人员输入密码</translation>
    </message>
    <message>
        <source>Then press OK.</source>
        <translation>输完请按“确认”。</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您要办什么事？</translation>
    </message>
    <message>
        <source>Please touch it.</source>
        <translation>请点一下要办的事。</translation>
    </message>
    <message>
        <source>This could not be finished today</source>
        <translation>这次没有办完</translation>
    </message>
    <message>
        <source>Thank you, goodbye!</source>
        <translation>谢谢您，再见！</translation>
    </message>
    <message>
        <source>Welcome to the virtual window</source>
        <translation>您好，欢迎使用远程虚拟窗口</translation>
    </message>
    <message>
        <source>Please press the big button on the screen below.</source>
        <translation>请按下面屏幕上的大按钮。</translation>
    </message>
    <message>
        <source>Your number is {0}</source>
        <translation>您的号码是 {0}</translation>
    </message>
    <message>
        <source>Your clerk is coming to the window</source>
        <translation>马上为您接通窗口</translation>
    </message>
    <message>
        <source>Please look at the screen above.</source>
        <translation>请看上面的屏幕。</translation>
    </message>
    <message>
        <source>The camera for papers does not work</source>
        <translation>拍照的摄像头没有接好</translation>
    </message>
    <message>
        <source>The clerk knows and will find another way.</source>
        <translation>工作人员已经知道，会另想办法。</translation>
    </message>
    <message>
        <source>The clerk is filling in your form</source>
        <translation>工作人员正在为您填表</translation>
    </message>
    <message>
        <source>Your application is accepted</source>
        <translation>您的申请已经受理</translation>
    </message>
    <message>
        <source>You are next. Please stay seated.</source>
        <translation>下一位就是您，请坐好稍等。</translation>
    </message>
    <message>
        <source>{0} ahead of you.</source>
        <translation>前面还有 {0} 位。</translation>
    </message>
    <message>
        <source>About {0} to {1} minutes.</source>
        <translation>大约要等 {0} 到 {1} 分钟。</translation>
    </message>
    <message>
        <source>About {0} minutes.</source>
        <translation>大约要等 {0} 分钟。</translation>
    </message>
    <message>
        <source>Please put this on the table: {0}</source>
        <translation>请把{0}放在摄像头下面</translation>
    </message>
    <message>
        <source>When you can see all of it, press Take the picture.</source>
        <translation>画面里看全了，就按“拍照”。</translation>
    </message>
    <message>
        <source>Taking the picture, please do not move it</source>
        <translation>正在拍照，请不要动</translation>
    </message>
    <message>
        <source>The picture could not be sent</source>
        <translation>照片没有发出去</translation>
    </message>
    <message>
        <source>Please press Use this picture once more.</source>
        <translation>请再按一次“就用这张”。</translation>
    </message>
    <message>
        <source>Is the picture clear?</source>
        <translation>照片清楚吗？</translation>
    </message>
    <message>
        <source>If it is, press Use this picture. If not, press Take it again.</source>
        <translation>清楚就按“就用这张”，不清楚就按“重新拍”。</translation>
    </message>
    <message>
        <source>Sending the picture, please wait</source>
        <translation>正在发送照片，请稍等</translation>
    </message>
    <message>
        <source>{0} Then press Take it again.</source>
        <translation>{0}然后按“重新拍”。</translation>
    </message>
    <message>
        <source>{0} If it does not get better, press Use it all the same.</source>
        <translation>{0}还是不行，也可以按“就这样用”。</translation>
    </message>
    <message>
        <source>There is nothing in the picture</source>
        <translation>画面里没有看到材料</translation>
    </message>
    <message>
        <source>Please put it under the camera.</source>
        <translation>请放到摄像头下面。</translation>
    </message>
    <message>
        <source>A part of it is missing</source>
        <translation>没有拍全</translation>
    </message>
    <message>
        <source>Please move it wholly into the picture.</source>
        <translation>请整个放进画面里。</translation>
    </message>
    <message>
        <source>It is too small in the picture</source>
        <translation>拍得太小了</translation>
    </message>
    <message>
        <source>Please hold it closer to the camera.</source>
        <translation>请放得离摄像头近一点。</translation>
    </message>
    <message>
        <source>It does not lie flat</source>
        <translation>没有放平</translation>
    </message>
    <message>
        <source>Please hold it flat.</source>
        <translation>请压平、放平。</translation>
    </message>
    <message>
        <source>The picture is not clear</source>
        <translation>拍得不清楚</translation>
    </message>
    <message>
        <source>Please lay it flat and keep it still.</source>
        <translation>请放平、放稳，不要动。</translation>
    </message>
    <message>
        <source>Light shines on it</source>
        <translation>上面有反光</translation>
    </message>
    <message>
        <source>Please turn it away from the light.</source>
        <translation>请转个方向，避开灯光。</translation>
    </message>
    <message>
        <source>What is not right?</source>
        <translation>哪里不对？</translation>
    </message>
    <message>
        <source>Touch it, and the clerk will correct it.</source>
        <translation>点一下不对的地方，工作人员会改。</translation>
    </message>
    <message>
        <source>Please read your form</source>
        <translation>请您看一遍表格</translation>
    </message>
    <message>
        <source>Please sign with your finger</source>
        <translation>请用手指签名</translation>
    </message>
    <message>
        <source>Write your name in the white field, then press Signed.</source>
        <translation>在白框里写您的名字，写好按“签好了”。</translation>
    </message>
    <message>
        <source>Signed. The clerk is submitting it</source>
        <translation>签好了，工作人员正在提交</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍等一下。</translation>
    </message>
    <message>
        <source>Thank you for your word</source>
        <translation>谢谢您的评价</translation>
    </message>
    <message>
        <source>How was our service?</source>
        <translation>您对这次服务满意吗？</translation>
    </message>
    <message>
        <source>Please touch a face.</source>
        <translation>请点一张笑脸。</translation>
    </message>
    <message>
        <source>Connecting again, please wait. Nothing is lost.</source>
        <translation>正在重新连接，请稍等。填好的内容不会丢。</translation>
    </message>
    <message>
        <source>Picture and sound do not come through yet; we keep trying. The clerk knows.</source>
        <translation>画面和声音还没有接通，正在继续接。工作人员知道。</translation>
    </message>
    <message>
        <source>The picture stopped; it is coming back.</source>
        <translation>画面停了，正在重新接通。</translation>
    </message>
    <message>
        <source>The clerk has no picture now; you can speak with each other.</source>
        <translation>工作人员那边没有画面，可以直接说话。</translation>
    </message>
    <message>
        <source>This machine&apos;s camera does not work: the clerk hears you but cannot see you.</source>
        <translation>这台机器的摄像头没有接好：工作人员听得到您，看不到您。</translation>
    </message>
    <message>
        <source>This PIN is not right. Please try again.</source>
        <translation>密码不对，请再输一次。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait a few minutes.</source>
        <translation>输错的次数太多，请过几分钟再试。</translation>
    </message>
    <message>
        <source>Please enter the PIN again.</source>
        <translation>请重新输入密码。</translation>
    </message>
    <message>
        <source>Nothing was found for this number and this person. Please check both.</source>
        <translation>没有查到这个人的这份纸。请核对编号和身份证。</translation>
    </message>
    <message>
        <source>The form was just changed. Please read it again.</source>
        <translation>表格刚刚改过，请再看一遍。</translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>刚才没有成功，请再试一次。</translation>
    </message>
    <message>
        <source>Acceptance notice</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Assessment result notice</source>
        <translation>评估结果告知书</translation>
    </message>
    <message>
        <source>List of papers still needed</source>
        <translation>一次性告知书（还缺什么）</translation>
    </message>
    <message>
        <source>Receipt for your papers</source>
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
        <source>What was done today</source>
        <translation>办事小结</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知书</translation>
    </message>
    <message>
        <source>Your case number is {0}.</source>
        <translation>受理编号 {0}。</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>还没有打印</translation>
    </message>
    <message>
        <source>Sent to the printer; please look</source>
        <translation>已经送到打印机，请看一看</translation>
    </message>
    <message>
        <source>Printed, please take it</source>
        <translation>打印好了，请取走</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>The printer needs help; please tell the staff</source>
        <translation>打印机需要处理，请告诉工作人员</translation>
    </message>
    <message>
        <source>Both sides&apos; pictures and voices, your papers and all you are shown are kept {0} days for checking.</source>
        <translation>双方的画面和声音、您的材料、工作人员给您看的内容，会保存 {0} 天，供以后核对。</translation>
    </message>
    <message>
        <source>You may say no: you are served just the same.</source>
        <translation>您可以不同意，事情照样给您办。</translation>
    </message>
    <message>
        <source>May we record this talk?</source>
        <translation>可以把这次通话录下来吗？</translation>
    </message>
    <message>
        <source>We are recording now. You can stop it at any time: press Stop recording.</source>
        <translation>现在开始录像。您随时可以按“停止录像”。</translation>
    </message>
    <message>
        <source>We do not record.</source>
        <translation>好的，不录像。</translation>
    </message>
    <message>
        <source>The recording has ended.</source>
        <translation>录像已经停止。</translation>
    </message>
    <message>
        <source>The recording could not go on. Your visit goes on as usual.</source>
        <translation>录像没能继续，您的事情照常办理。</translation>
    </message>
    <message>
        <source>This machine&apos;s microphone does not work: the clerk cannot hear you. Staff, please look at it.</source>
        <translation>这台机器的话筒没有接通，工作人员听不到您。请居委会的同志看一下。</translation>
    </message>
    <message>
        <source>This machine&apos;s loudspeaker does not work: you cannot hear the clerk. Staff, please look at it.</source>
        <translation>这台机器的喇叭没有接通，您听不到工作人员。请居委会的同志看一下。</translation>
    </message>
    <message>
        <source>The clerk&apos;s microphone is off now: you cannot hear the clerk. Please wait a moment.</source>
        <translation>工作人员的话筒现在没有声音，您听不到。请稍等。</translation>
    </message>
    <message>
        <source>The clerk&apos;s loudspeaker does not work now: the clerk cannot hear you. Please wait a moment.</source>
        <translation>工作人员的喇叭现在不响，听不到您说话。请稍等。</translation>
    </message>
    <message>
        <source>The camera over the table does not work. Staff, please look at it.</source>
        <translation>桌上拍材料的摄像头没有接通。请居委会的同志看一下。</translation>
    </message>
    <message>
        <source>It works again.</source>
        <translation>已经好了。</translation>
    </message>
    <message>
        <source>We cannot hear you: this machine&apos;s microphone is silent. The clerk knows.</source>
        <translation>我们听不到您说话：本机的话筒没有声音。工作人员已经知道。</translation>
    </message>
    <message>
        <source>If it takes long, please ring {0}.</source>
        <translation>时间长了还没好，请打电话 {0}。</translation>
    </message>
    <message>
        <source>Check the devices</source>
        <translation>检查设备</translation>
    </message>
    <message>
        <source>For staff: look, speak, listen, print.</source>
        <translation>工作人员请逐项检查：看画面、说句话、听声音、打一页。</translation>
    </message>
    <message>
        <source>The clerk shows you this on the screen above.</source>
        <translation>工作人员正在上面的屏幕上给您看这个。</translation>
    </message>
    <message>
        <source>The clerk has stopped showing.</source>
        <translation>工作人员已停止展示。</translation>
    </message>
    <message>
        <source>The clerk can see the table now.</source>
        <translation>工作人员现在能看到您的桌面。</translation>
    </message>
    <message>
        <source>The line is weak: you see still pictures. Just go on talking.</source>
        <translation>网络不太好，画面会停顿，请继续说话。</translation>
    </message>
    <message>
        <source>The line is weak: the picture is less sharp.</source>
        <translation>网络不太好，画面不太清楚。</translation>
    </message>
    <message>
        <source>The picture is too dark</source>
        <translation>照片太暗了</translation>
    </message>
    <message>
        <source>Please switch on a light, or move out of its way.</source>
        <translation>请开灯，不要挡住光。</translation>
    </message>
    <message>
        <source>Waits for the printer</source>
        <translation>等待打印机</translation>
    </message>
    <message>
        <source>Please look whether it came out</source>
        <translation>请看看有没有打出来</translation>
    </message>
    <message>
        <source>Did your paper come out? Please look into the printer and tell the clerk.</source>
        <translation>您的纸打出来了吗？请看看打印机的出纸口，告诉工作人员。</translation>
    </message>
    <message>
        <source>Take your papers with you.</source>
        <translation>请带好您的材料。</translation>
    </message>
    <message>
        <source>Some papers are still missing</source>
        <translation>还缺一些材料</translation>
    </message>
    <message>
        <source>This cannot be done here</source>
        <translation>这件事在这里办不了</translation>
    </message>
    <message>
        <source>We are sorry: nobody could answer</source>
        <translation>对不起，没有人接待您</translation>
    </message>
    <message>
        <source>What to do next: {0}</source>
        <translation>下一步：{0}</translation>
    </message>
    <message>
        <source>Please ask the committee&apos;s staff.</source>
        <translation>请找居委会工作人员。</translation>
    </message>
    <message>
        <source>What is filled in is kept for {0} days: you can go on with it at any of our machines.</source>
        <translation>填好的内容保留 {0} 天，在任何一台机器上都可以接着办。</translation>
    </message>
    <message>
        <source>Your details are gone from this machine.</source>
        <translation>您的资料已从这台机器上清除。</translation>
    </message>
    <message>
        <source>It comes out like this. You can make it larger. When you have read it, press the big button.</source>
        <translation>打印出来就是这样。看不清可以放大。看完了，请按下面的大按钮。</translation>
    </message>
    <message>
        <source>The clerk shows you the notice that will be printed</source>
        <translation>请看要打印的通知书</translation>
    </message>
    <message>
        <source>Answer about what could not be done</source>
        <translation>“办不成事”反映答复</translation>
    </message>
    <message>
        <source>The duty leader knows. The answer is at your committee by {0}: please ask the staff.</source>
        <translation>值班班长知道了，{0}前答复您。答复送到居委会，请问工作人员。</translation>
    </message>
    <message>
        <source>The centre is closing: please stay, whoever is still there serves you.</source>
        <translation>中心要下班了，请您不要走开，还在的工作人员会为您办。</translation>
    </message>
    <message>
        <source>The service centre is closed now</source>
        <translation>服务中心现在不办公</translation>
    </message>
    <message>
        <source>It opens again on {0} at {1}.</source>
        <translation>{0}{1}再开门。</translation>
    </message>
    <message>
        <source>For some matters other centres are open: please touch one.</source>
        <translation>有些事项别的中心还在办，请点一项。</translation>
    </message>
    <message>
        <source>We are sorry: nobody is free yet</source>
        <translation>对不起，现在还没有人有空</translation>
    </message>
    <message>
        <source>What would you like?</source>
        <translation>您想怎么办？</translation>
    </message>
    <message>
        <source>Number {0}: it is your turn</source>
        <translation>{0}号，轮到您了</translation>
    </message>
    <message>
        <source>Please come to this machine and press the big button.</source>
        <translation>请到这台机器前，按一下大按钮。</translation>
    </message>
    <message>
        <source>Number {0} keeps its place</source>
        <translation>{0}号给您留着位子</translation>
    </message>
    <message>
        <source>You may go now. This machine calls your number when it is your turn: please stay near.</source>
        <translation>您可以先离开。轮到您时，这台机器会叫您的号，请不要走远。</translation>
    </message>
    <message>
        <source>I go on waiting</source>
        <translation>我继续等</translation>
    </message>
    <message>
        <source>here, with the same number</source>
        <translation>在这里等，号不变</translation>
    </message>
    <message>
        <source>Call me back</source>
        <translation>轮到了叫我</translation>
    </message>
    <message>
        <source>I keep my place and come when my number is called</source>
        <translation>位子给我留着，叫到号我再来</translation>
    </message>
    <message>
        <source>Duty leader {0} now serves you</source>
        <translation>现在由值班班长{0}为您办理</translation>
    </message>
    <message>
        <source>Service number {0}. Please look at the screen above.</source>
        <translation>工号 {0}。请看上面的屏幕。</translation>
    </message>
    <message>
        <source>Nobody sees or hears you meanwhile.</source>
        <translation>这时没有人能看到您、听到您。</translation>
    </message>
    <message>
        <source>Sorry, it takes a little longer. Please wait a moment</source>
        <translation>对不起，还要再等一会儿</translation>
    </message>
    <message>
        <source>The clerk has been reminded of you. {0}</source>
        <translation>已经提醒工作人员了。{0}</translation>
    </message>
    <message>
        <source>The clerk looks something up for you. Please wait a moment</source>
        <translation>工作人员正在为您查询，请稍等</translation>
    </message>
    <message>
        <source>The clerk is back.</source>
        <translation>工作人员回来了。</translation>
    </message>
    <message>
        <source>Your answers and papers are kept.</source>
        <translation>您填的内容和材料都已保留。</translation>
    </message>
    <message>
        <source>A colleague of the clerk will go on with you</source>
        <translation>接下来由另一位工作人员为您办理</translation>
    </message>
    <message>
        <source>We are sorry that you wait so long. If you like, tell the duty leader by the button.</source>
        <translation>让您久等了，对不起。您可以点下面的按钮，告诉值班班长。</translation>
    </message>
    <message>
        <source>Today a clerk of another centre serves you: {0}.</source>
        <translation>这次由其他中心的工作人员为您办理：{0}。</translation>
    </message>
    <message>
        <source>The card could not be read. Please take it up and lay it down once more</source>
        <translation>没有读出来，请把证件拿起来，再放一次</translation>
    </message>
    <message>
        <source>Flat on the card reader, and leave it there for a moment.</source>
        <translation>平放在读卡器上，放一会儿不要动。</translation>
    </message>
    <message>
        <source>Please lay the identity card on the card reader: {0}</source>
        <translation>请把{0}的身份证放到读卡器上</translation>
    </message>
    <message>
        <source>Name, number and address go into the form. No picture is taken from the card.</source>
        <translation>只把姓名、号码和地址填到表里，不取证件上的照片。</translation>
    </message>
    <message>
        <source>Number {0} was called and did not come. Take a new one and say so: you are served sooner.</source>
        <translation>{0} 号叫过了，没有人来。请重新取号，并点一下刚才的号，会优先接待。</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) talks with you, too</source>
        <translation>值班班长 {0}（工号 {1}）也在和您通话</translation>
    </message>
    <message>
        <source>Somebody was quicker: please choose another time.</source>
        <translation>这个时间刚被别人约走了，请另选一个。</translation>
    </message>
    <message>
        <source>It is not the time of this appointment.</source>
        <translation>现在不是这个预约的时间。</translation>
    </message>
    <message>
        <source>You come at your booked time</source>
        <translation>您按预约的时间来就行</translation>
    </message>
    <message>
        <source>You can book a time: touch what it is about.</source>
        <translation>可以先预约时间：请点您要办的事。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Number {0}: your appointment is at {1}</source>
        <translation>{0} 号：您的预约时间是{1}</translation>
    </message>
    <message>
        <source>Please stay near: this machine tells you when it is time.</source>
        <translation>请不要走远，到时间这台机器会叫您。</translation>
    </message>
    <message>
        <source>{0}: it is your time now</source>
        <translation>{0} 号：您预约的时间到了</translation>
    </message>
    <message>
        <source>Please press the button with your number.</source>
        <translation>请按写着您号码的按钮。</translation>
    </message>
    <message>
        <source>We look for free times</source>
        <translation>正在查可以预约的时间</translation>
    </message>
    <message>
        <source>Just a moment.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>No time can be booked at the moment</source>
        <translation>现在没有可以预约的时间</translation>
    </message>
    <message>
        <source>Which day suits you?</source>
        <translation>您哪一天方便？</translation>
    </message>
    <message>
        <source>Please touch a day.</source>
        <translation>请点一个日子。</translation>
    </message>
    <message>
        <source>{0}: at what time?</source>
        <translation>{0}，几点来？</translation>
    </message>
    <message>
        <source>Please touch a time.</source>
        <translation>请点一个时间。</translation>
    </message>
    <message>
        <source>Your number is {0}. Come here at that time and touch your number on this screen.</source>
        <translation>您的预约号是 {0}。到时候来这里，在屏幕上点您的号。</translation>
    </message>
    <message>
        <source>It is booked: {0}</source>
        <translation>约好了：{0}</translation>
    </message>
    <message>
        <source>What is the appointment for?</source>
        <translation>预约办什么事？</translation>
    </message>
    <message>
        <source>Please touch a matter.</source>
        <translation>请点一件事。</translation>
    </message>
    <message>
        <source>Booked times</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Nobody has booked a time.</source>
        <translation>还没有人预约。</translation>
    </message>
    <message>
        <source>At {0}. Touch one to print, to move or to cancel it.</source>
        <translation>办理地点：{0}。点一个，可以打印预约单、改期或取消。</translation>
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
        <source>{0} at {1}</source>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>I come at another time</source>
        <translation>换个时间来</translation>
    </message>
    <message>
        <source>I choose a day and a time, and am served sooner then</source>
        <translation>选好日子和时间，到时候先给您办</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) hears and sees you, too</source>
        <translation>值班班长 {0}（工号 {1}）也能听到、看到您</translation>
    </message>
    <message>
        <source>Duty leader {0} (No. {1}) hears and sees you, and helps the clerk</source>
        <translation>值班班长 {0}（工号 {1}）能听到、看到您，在帮工作人员</translation>
    </message>
    <message>
        <source>The duty leader is no longer there.</source>
        <translation>值班班长已经离开。</translation>
    </message>
    <message>
        <source>Each answer appears as it is typed. Touch one that is not right.</source>
        <translation>填一项显示一项。哪一项不对，点一下那一项。</translation>
    </message>
    <message>
        <source>Read every page, and touch what is not right. If all is right, press Confirm.</source>
        <translation>每一页都看过，哪里不对就点哪里。全部对了，就按“确认”。</translation>
    </message>
    <message>
        <source>Marked as not right: {0}</source>
        <translation>您指出不对的是：{0}</translation>
    </message>
    <message>
        <source>The clerk sees it. Touch it once more if it is right after all.</source>
        <translation>工作人员已经看到了。如果其实是对的，再点一下。</translation>
    </message>
    <message>
        <source>The clerk will see it in a moment.</source>
        <translation>工作人员马上就会看到。</translation>
    </message>
    <message>
        <source>Please leave it as it lies</source>
        <translation>请别动，就这样放着</translation>
    </message>
    <message>
        <source>The picture is taken in a moment.</source>
        <translation>马上就拍照。</translation>
    </message>
    <message>
        <source>Lay it inside the corners. The picture is taken by itself, or press the button.</source>
        <translation>放在四个角里面。放好不动，机器自己会拍；也可以自己按“拍照”。</translation>
    </message>
    <message>
        <source>What was not good?</source>
        <translation>哪里让您不满意？</translation>
    </message>
    <message>
        <source>Touch what fits, or nothing at all. Nobody&apos;s name is written down with it.</source>
        <translation>点一下就行，不点也可以。不记您的名字。</translation>
    </message>
    <message>
        <source>Is something not right?</source>
        <translation>哪里不对吗？</translation>
    </message>
    <message>
        <source>The clerk can go through the form with you once more.</source>
        <translation>可以请工作人员陪您把表再看一遍。</translation>
    </message>
    <message>
        <source>Please take the printed notice.</source>
        <translation>打印好的通知书，请取走。</translation>
    </message>
    <message>
        <source>Cancel this booked time?</source>
        <translation>要取消这个预约吗？</translation>
    </message>
    <message>
        <source>the form you signed</source>
        <translation>您签好名的申请表</translation>
    </message>
    <message>
        <source>Your form is being printed</source>
        <translation>正在打印您的申请表</translation>
    </message>
    <message>
        <source>You sign it on paper. Please wait a moment.</source>
        <translation>等一会儿在纸上签名，请稍等。</translation>
    </message>
    <message>
        <source>Your form cannot be printed now</source>
        <translation>申请表现在打印不出来</translation>
    </message>
    <message>
        <source>Did your form come out of the printer?</source>
        <translation>您的申请表打印出来了吗？</translation>
    </message>
    <message>
        <source>If it did, sign it and press I have signed it. If not, tell the clerk.</source>
        <translation>出来了，请签好名，按“我签好了”。没有出来，请告诉工作人员。</translation>
    </message>
    <message>
        <source>Please take the paper and sign in the frame</source>
        <translation>请拿好纸，在框里签名</translation>
    </message>
    <message>
        <source>The screen shows where. Then press I have signed it.</source>
        <translation>屏幕上标出了签在哪里。签好了请按“我签好了”。</translation>
    </message>
    <message>
        <source>The clerk could not see your signature well</source>
        <translation>工作人员没有看清您的签名</translation>
    </message>
    <message>
        <source>Sign in the frame, press I have signed it, and show the paper once more.</source>
        <translation>请在框里签名，按“我签好了”，再把纸放到镜头下拍一次。</translation>
    </message>
    <message>
        <source>The clerk is looking at your signature</source>
        <translation>工作人员正在看您的签名</translation>
    </message>
    <message>
        <source>The clerk knows. You can sign on the screen instead.</source>
        <translation>工作人员已经知道了。您也可以改在屏幕上签名。</translation>
    </message>
    <message>
        <source>The clerk knows and will find another way. What you said so far is kept.</source>
        <translation>工作人员已经知道了，会想别的办法。您说过的内容都保存着。</translation>
    </message>
    <message>
        <source>Call the staff to look at it and try again, or sign on the screen instead.</source>
        <translation>请叫工作人员来看一下摄像头，再试一次；也可以改在屏幕上签名。</translation>
    </message>
    <message>
        <source>Call the staff to look at it, and try again. The clerk knows.</source>
        <translation>请叫工作人员来看一下摄像头，再试一次。窗口工作人员已经知道了。</translation>
    </message>
    <message>
        <source>This is another paper</source>
        <translation>这是另外一张纸</translation>
    </message>
    <message>
        <source>Please lay down the form that was just printed.</source>
        <translation>请放刚刚打印出来的那张申请表。</translation>
    </message>
    <message>
        <source>The square code on the paper cannot be read</source>
        <translation>纸上的方块码看不清</translation>
    </message>
    <message>
        <source>Please lay the paper flat, with nothing on the code.</source>
        <translation>请把纸放平，不要遮住方块码。</translation>
    </message>
    <message>
        <source>Application form to sign</source>
        <translation>申请表（签名件）</translation>
    </message>
    <message>
        <source>Is there another page, or the back?</source>
        <translation>还有下一页或者背面吗？</translation>
    </message>
    <message>
        <source>This page is kept: {0}. Look whether there is something on its back, too.</source>
        <translation>这一页已经拍好：{0}。请看看背面还有没有内容。</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>%1 digits</source>
        <translation>已输入 %1 位</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>paper tray {0}</source>
        <translation>{0}号纸盒</translation>
    </message>
    <message>
        <source>the paper tray</source>
        <translation>纸盒</translation>
    </message>
    <message>
        <source>Staff, please put paper into {0}. It then prints by itself.</source>
        <translation>请工作人员把纸放进{0}，放好后会自动打印。</translation>
    </message>
    <message>
        <source>The printer has no paper</source>
        <translation>打印机没有纸了</translation>
    </message>
    <message>
        <source>The paper tray is not in its place</source>
        <translation>纸盒没有放好</translation>
    </message>
    <message>
        <source>Staff, please push it in. It then prints by itself.</source>
        <translation>请工作人员把纸盒推到底，之后会自动打印。</translation>
    </message>
    <message>
        <source>Paper is stuck in the printer</source>
        <translation>打印机卡纸了</translation>
    </message>
    <message>
        <source>Staff, please open it and take the paper out. It then prints by itself.</source>
        <translation>请工作人员打开打印机，取出卡住的纸，之后会自动打印。</translation>
    </message>
    <message>
        <source>The printer is open</source>
        <translation>打印机的盖子开着</translation>
    </message>
    <message>
        <source>Staff, please close it. It then prints by itself.</source>
        <translation>请工作人员关好盖子，之后会自动打印。</translation>
    </message>
    <message>
        <source>No more sheets fit into the printer&apos;s output</source>
        <translation>打印机出纸口满了</translation>
    </message>
    <message>
        <source>Staff, please take the sheets out. It then prints by itself.</source>
        <translation>请工作人员取走出纸口的纸，之后会自动打印。</translation>
    </message>
    <message>
        <source>The toner is used up</source>
        <translation>墨粉用完了</translation>
    </message>
    <message>
        <source>Staff, please change it. It then prints by itself.</source>
        <translation>请工作人员更换，换好后会自动打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s waste box is full</source>
        <translation>打印机的废粉盒满了</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>打印机没有反应</translation>
    </message>
    <message>
        <source>Staff, please look: is it switched on and plugged in? It then prints by itself.</source>
        <translation>请工作人员看一看：电源开了吗？线插好了吗？恢复后会自动打印。</translation>
    </message>
    <message>
        <source>The printer is not found</source>
        <translation>找不到打印机</translation>
    </message>
    <message>
        <source>Staff, please check its address in the settings, or call the support.</source>
        <translation>请工作人员检查设置里的打印机地址，或联系技术支持。</translation>
    </message>
    <message>
        <source>This machine cannot print now</source>
        <translation>这台机器现在不能打印</translation>
    </message>
    <message>
        <source>Its print service does not run. Staff, please call the support.</source>
        <translation>打印服务没有运行，请工作人员联系技术支持。</translation>
    </message>
    <message>
        <source>Its disk is full. Staff, please call the support. Nothing is lost; it prints by itself then.</source>
        <translation>磁盘满了，请工作人员联系技术支持。什么都不会丢，修好后会自动打印。</translation>
    </message>
    <message>
        <source>The printer needs help</source>
        <translation>打印机需要处理</translation>
    </message>
    <message>
        <source>Staff, please look at its display: it says what to do.</source>
        <translation>请工作人员看打印机的显示屏，按提示处理。</translation>
    </message>
    <message>
        <source>The paper will soon be used up</source>
        <translation>纸快用完了</translation>
    </message>
    <message>
        <source>Staff, please put paper in today.</source>
        <translation>请工作人员今天加纸。</translation>
    </message>
    <message>
        <source>The toner will soon be used up</source>
        <translation>墨粉快用完了</translation>
    </message>
    <message>
        <source>Staff, please have a new one ready.</source>
        <translation>请工作人员准备好新的。</translation>
    </message>
    <message>
        <source>The printer&apos;s waste box will soon be full</source>
        <translation>打印机的废粉盒快满了</translation>
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
    <name>RatingPage</name>
    <message>
        <source>Very good</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>This screen closes in %1 seconds, without a rating.</source>
        <translation>%1 秒后自动结束，不评价也可以。</translation>
    </message>
    <message>
        <source>I would rather not say</source>
        <translation>不评价</translation>
    </message>
</context>
<context>
    <name>RecordMark</name>
    <message>
        <source>Recording</source>
        <translation>正在录像</translation>
    </message>
</context>
<context>
    <name>RecordQuestion</name>
    <message>
        <source>Yes, you may record</source>
        <translation>同意录像</translation>
    </message>
    <message>
        <source>No, do not record</source>
        <translation>不同意录像</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>(left open)</source>
        <translation>（没有填）</translation>
    </message>
    <message>
        <source>Something is not right</source>
        <translation>有不对的地方</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Back, all is right</source>
        <translation>返回，没有不对的</translation>
    </message>
    <message>
        <source>I cannot say; the clerk should look</source>
        <translation>说不清楚，请工作人员看看</translation>
    </message>
    <message>
        <source>%1: not right</source>
        <translation>%1：您说这里不对</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Have it corrected</source>
        <translation>请工作人员改</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Find a matter</source>
        <translation>找一件事</translation>
    </message>
    <message>
        <source>Type the first letter of each word, or touch the office it belongs to.</source>
        <translation>点每个字拼音的第一个字母，或者点是哪个部门的事。</translation>
    </message>
    <message>
        <source>Nothing begins like that. Delete a letter, or go back.</source>
        <translation>没有找到。删掉一个字母再试，或者返回。</translation>
    </message>
    <message>
        <source>Found: {0}. Touch the right one.</source>
        <translation>找到 {0} 件，请点要办的那一件。</translation>
    </message>
    <message>
        <source>Matters: {0}</source>
        <translation>{0} 件事</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Still there? %1 s</source>
        <translation>还在吗？%1 秒</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>ServingPage</name>
    <message>
        <source>The clerk will begin in a moment.</source>
        <translation>工作人员马上开始。</translation>
    </message>
    <message>
        <source>Already filled in</source>
        <translation>已经填好的</translation>
    </message>
    <message>
        <source>(left open)</source>
        <translation>（没有填）</translation>
    </message>
    <message>
        <source>%1: not right</source>
        <translation>%1：您说这里不对</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>My consents</source>
        <translation>我同意过的</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Sign here</source>
        <translation>请在这里签名</translation>
    </message>
    <message>
        <source>Field for your signature</source>
        <translation>签名框</translation>
    </message>
    <message>
        <source>Something is not right</source>
        <translation>有不对的地方</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签好了</translation>
    </message>
    <message>
        <source>Back, all is right</source>
        <translation>返回，没有不对的</translation>
    </message>
    <message>
        <source>Let the clerk look at the form again</source>
        <translation>请工作人员再看看表格</translation>
    </message>
    <message>
        <source>Sign on paper</source>
        <translation>在纸上签名</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Committee staff are asked to come</source>
        <translation>请居委会工作人员过来一下</translation>
    </message>
    <message>
        <source>Please stay here: somebody comes to help you.</source>
        <translation>请您在这里等一等，马上有人来帮您。</translation>
    </message>
    <message>
        <source>The clerk on the screen knows, too.</source>
        <translation>屏幕上的工作人员也知道了。</translation>
    </message>
    <message>
        <source>Staff are here, or need not come</source>
        <translation>工作人员来了，不用再叫</translation>
    </message>
</context>
<context>
    <name>SubmittedPage</name>
    <message>
        <source>Case number</source>
        <translation>受理编号</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Told to the duty leader: number {0}</source>
        <translation>已告诉值班班长，编号 {0}</translation>
    </message>
    <message>
        <source>Why could it not be done?</source>
        <translation>为什么没办成？</translation>
    </message>
    <message>
        <source>A touch tells the duty leader.</source>
        <translation>点一下就告诉值班班长。</translation>
    </message>
    <message>
        <source>What could the resident not get done?</source>
        <translation>居民什么事没办成？</translation>
    </message>
    <message>
        <source>For staff: without a visit, or after one.</source>
        <translation>工作人员用：居民没有取号，或者已经办完走了。</translation>
    </message>
</context>
<context>
    <name>TellingPage</name>
    <message>
        <source>Find another matter</source>
        <translation>找别的事</translation>
    </message>
    <message>
        <source>Nobody answered, or it took too long</source>
        <translation>没人接，或者等太久</translation>
    </message>
    <message>
        <source>Refused, and we do not see why</source>
        <translation>不给办，也没说清为什么</translation>
    </message>
    <message>
        <source>Sent to the centre, and cannot go there</source>
        <translation>要本人去中心，但去不了</translation>
    </message>
    <message>
        <source>Sent from one office to another</source>
        <translation>几个部门互相推</translation>
    </message>
    <message>
        <source>A system did not work</source>
        <translation>系统出了问题</translation>
    </message>
    <message>
        <source>Something else: please call us</source>
        <translation>别的原因，请来电了解</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen to stay. It closes in %1 seconds.</source>
        <translation>您还在吗？%1 秒后回到首页，点一下屏幕就继续。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>UpperWindow</name>
    <message>
        <source>Virtual window: the window</source>
        <translation>虚拟窗口：上屏</translation>
    </message>
    <message>
        <source>The clerk&apos;s picture</source>
        <translation>工作人员的画面</translation>
    </message>
    <message>
        <source>The clerk has stopped showing.</source>
        <translation>工作人员已停止展示。</translation>
    </message>
    <message>
        <source>Virtual window</source>
        <translation>远程虚拟窗口</translation>
    </message>
    <message>
        <source>Service number %1</source>
        <translation>工号 %1</translation>
    </message>
    <message>
        <source>What the clerk shows you</source>
        <translation>工作人员给您看的内容</translation>
    </message>
    <message>
        <source>The clerk shows you this</source>
        <translation>工作人员给您看这个</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>值班班长</translation>
    </message>
    <message>
        <source>Swap the two screens</source>
        <translation>上下屏幕对调</translation>
    </message>
    <message>
        <source>if the buttons are on the other one</source>
        <translation>如果按钮在另一块屏幕上</translation>
    </message>
    <message>
        <source>Committee staff are asked to come here</source>
        <translation>请居委会工作人员到这里来</translation>
    </message>
</context>
<context>
    <name>VoiceMeter</name>
    <message>
        <source>Your voice</source>
        <translation>您的声音</translation>
    </message>
</context>
<context>
    <name>WaitChoicePage</name>
    <message>
        <source>Stop waiting</source>
        <translation>不等了</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Stop waiting</source>
        <translation>不等了</translation>
    </message>
    <message>
        <source>I waited too long: tell the duty leader</source>
        <translation>等太久了，告诉值班班长</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Meet a clerk here, face to face</source>
        <translation>不出社区，面对面办事</translation>
    </message>
    <message>
        <source>Have your ID card ready.</source>
        <translation>请准备好身份证。</translation>
    </message>
    <message>
        <source>Still there? Touch the screen, or everything is as usual again in %1 seconds.</source>
        <translation>您还在吗？请点一下屏幕；不点的话，%1 秒后字和声音就恢复原样。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始办事</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>工作人员用</translation>
    </message>
    <message>
        <source>I am here: %1</source>
        <translation>我来了：%1</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>别人要办事</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>I waited too long</source>
        <translation>等得太久</translation>
    </message>
    <message>
        <source>It was not explained clearly</source>
        <translation>没有讲清楚</translation>
    </message>
    <message>
        <source>The clerk was not friendly</source>
        <translation>态度不好</translation>
    </message>
    <message>
        <source>I could not see or hear well</source>
        <translation>看不清、听不清</translation>
    </message>
    <message>
        <source>The machine is hard to use</source>
        <translation>机器不好用</translation>
    </message>
    <message>
        <source>I have to come again</source>
        <translation>还要再跑一趟</translation>
    </message>
    <message>
        <source>I would rather not say</source>
        <translation>不想说</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>就这些</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>看整页</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>往上</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>往下</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>往左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>往右</translation>
    </message>
</context>
</TS>
