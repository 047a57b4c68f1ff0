  table A. K. Abdul Momen	ابو الكلام عبد المءمن	ايه كيه عبد المءمن	latin
  table A. Q. M. Badruddoza Chowdhury	بدر الدجي شودري	بدر الدوجة شودري	latin
  table Abdallah El-Badri	عبد الله البدري	عبد الله سالم البدري	latin
  table Abderaman Koulamallah	عبد الرحمن كلام الله	عبد الرحمان كلام الله	latin
  table Abderaman Koulamallah	عبد الرحمن كلام الله	عبد الرحمن غلام الله	latin
  table Abderaman Koulamallah	عبد الرحمن كلام الله	عبدالرحمان كلام الله	latin
  table Abderaman Koulamallah	عبد الرحمن كلام الله	عبدالرحمن غلام الله	latin
  table Abdoul Mbaye	عبدول مباي	عبدول امباي	latin
  table Abdoulaye Balde	عبد الله بالدي	عبدالله بلدي	latin
  table Abdoulaye Idrissa Maiga	عبد الله ادريسا مايغا	عبدالله ادريس مايغا	latin
  table Abdoulaye Sabre Fadoul	عبد الله صابر فضل	عبدالله صابر فضول	latin
  table Abdul Ghani Baradar	عبد الغني برادر	الملا برادر	latin
  table Abdul Ghani Baradar	عبد الغني برادر	الملا عبد الغني برادر	latin
  table Abdul Ghani Baradar	عبد الغني برادر	الملا عبدالغني برادر	latin
  table Abdul Hakim Haqqani	عبد الحكيم حقاني	عبد الحكيم شرعي	latin
  table Abdul Kabir	عبد الكبير	المولوي عبد الكبير	latin
  table Abdul Kabir	عبد الكبير	المولوي عبدالكبير	latin
  table Abdul Kabir	عبد الكبير	مولوي عبد الكبير	latin
  table Abdul Kabir	عبد الكبير	مولوي عبدالكبير	latin
  table Abdulla Aripov	عبد الله عاريبوف	عبد الله عارفوف	latin
  table Abdullah of Pahang	السلطان عبد الله احمد شاه	السلطان عبد الله رعاية الدين	latin
  table Abdullah of Pahang	السلطان عبد الله احمد شاه	السلطان عبدالله رعاية الدين	latin
  table Abdurajak Janjalani	عبد الرزاق جنجلاني	عبد الرزاق ابو بكر جنجلاني	latin
  table Abibilla Kudaiberdiev	ابيبيلا كودايبيردييف	حبيب الله كودايبيردييف	latin
  table Abibilla Kudaiberdiev	ابيبيلا كودايبيردييف	عبيد الله كودايبردييف	latin
  table Abiy Ahmed	ابي احمد	ابي احمد علي	latin
  table Aftab Ahmad Sherpao	افتاب شيرباو	افتاب احمد خان شيرباو	latin
  table Agostinho Mondlane	اغوستينو موندلاني	اوغستينو موندلاني	latin
  table Agustín Carstens	اغوستين كارستنز	اوجستين كارستنز	latin
  table Agustín Carstens	اغوستين كارستنز	اوغستين كارستنز	latin
  table Ahmad Allam-Mi	احمد علام مي	احمد علامي	latin
  table Ahmed Lawan	احمد لاوان	احمد ابراهيم لاوان	latin
  table Ahmet Davutoglu	احمد داود اوغلو	احمد داوود اوغلو	latin
  table Akbar Hashemi Rafsanjani	اكبر هاشمي رفسنجاني	علي اكبر هاشمي رفسنجاني	latin
  table Akhtar Mansour	اختر منصور	اختر محمد منصور	latin
  table Akhtar Mansour	اختر منصور	الملا اختر منصور	latin
  table Alassane Ouattara	الحسن واتارا	الحسن درامان واتارا	latin
  table Alejandro Maldonado	اليخاندرو مالدونادو	اليخاندرو مالدونادو اجيره	latin
  table Alejandro Maldonado	اليخاندرو مالدونادو	اليخاندرو مالدونادو اجيري	latin
  table Alejandro Maldonado	اليخاندرو مالدونادو	اليخاندرو مالدونادو اغيره	latin
  table Alejandro Maldonado	اليخاندرو مالدونادو	اليخاندرو مالدونادو اغيري	latin
  table Ali Bardakoğlu	علي برداق اوغلو	علي بارداك اوغلو	latin
  table Ali Bongo	علي بونغو	علي بونغو اونديمبا	latin
  table Ali Khamenei	علي خامنءي	السيد علي خامنءي	latin
  table Ali Khamenei	علي خامنءي	علي خامنه اي	latin
  table Ali Lamine Zeine	علي الامين زين	علي ماهمان الامين زين	latin
  table Ali Lamine Zeine	علي الامين زين	علي محمد الامين زين	latin
  table Ali Ndume	علي ندومي	محمد علي ندومي	latin
  table Allamaye Halina	الاماي هالينا	الله مايي هلينا	latin
  table Alois, Hereditary Prince of Liechtenstein	الامير الويس	الويس امير ليختنشتاين	latin
  table Alwi Shihab	علوي شهاب	علوي عبد الرحمن شهاب	latin
  table Amadou Ba	امادو با	احمدو با	latin
  table Amadou Toumani Toure	امادو توماني توري	احمدو توماني توري	latin
  table Aminata Toure	اميناتا توري	امينة توري	latin
  table Amit Shah	اميت شاه	اميت شاها	latin
  table Andrew McCabe	اندرو ماكيب	اندرو ماكيبي	latin
  table Andrii Sybiha	اندريه سيبيغا	اندريه سيبيجا	latin
  table Andry Rajoelina	اندري راجولينا	اندريه راجاولينا	latin
  table Andry Rajoelina	اندري راجولينا	اندريه راجولينا	latin
  table Andry Rajoelina	اندري راجولينا	اندريه راجويلينا	latin
  table Angelina Teny	انجلينا تينج	انجلينا تينغ	latin
  table Anies Baswedan	انيس باسويدان	انيس رشيد باسويدان	latin
  table Annette Lu	انيت لو	لو هسيو لين	latin
  table Antony Blinken	انتوني بلينكن	توني بلينكن	latin
  table Anutin Charnvirakul	انوتين تشارنفيراكول	انوتين تشانفيراكول	latin
  table Aroldo Lázaro	ارولدو لاثارو	ارولدو لاثارو ساينز	latin
  table Arthème Ahoomey-Zunu	ارتيم اهومي زونو	كويسي اهومي زونو	latin
  table Asha-Rose Migiro	اشا روز ميغيرو	عاءشة روز ميغيرو	latin
  table Ashton Carter	اشتون كارتر	اش كارتر	latin
  table Asim Munir	عاصم منير	سيد عاصم منير	latin
  table Asim Munir	عاصم منير	عاصم منير احمد	latin
  table Atanasio M'tumuke	اتاناسيو متوموكي	اتاناسيو سلفادور متوموكي	latin
  table Ateny Wek Ateny	اتينج ويك اتينج	اتينغ ويك اتينغ	latin
  table Azali Assoumani	غزالي عثماني	العقيد غزالي عثماني	latin
  table Babagana Monguno	باباغانا مونغونو	محمد باباغانا مونغونو	latin
  table Bah Oury	باه اوري	امادو اوري باه	latin
  table Bajram Rexhepi	بيرم رجبي	بيرم رجيبي	latin
  table Bajram Rexhepi	بيرم رجبي	بيرم ريجيبي	latin
  table Barbara McDougall	باربرا ماكدوغال	باربارا ماكدوجال	latin
  table Barbara McDougall	باربرا ماكدوغال	باربرا ماكدوجال	latin
  table Bartholomew I	برثلماوس الاول	البطريرك بارثولوميو	latin
  table Bartholomew I	برثلماوس الاول	البطريرك برتلماوس	latin
  table Bartholomew I	برثلماوس الاول	البطريرك برثلماوس	latin
  table Bartholomew I	برثلماوس الاول	بارتولوميوس الاول	latin
  table Becaye Diop	بيكاي ديوب	بكاي جوب	latin
  table Becaye Diop	بيكاي ديوب	بيكاي جوب	latin
  table Ben Bot	بن بوت	برنار بوت	latin
  table Ben Bot	بن بوت	برنارد بوت	latin
  table Bernard Membe	برنار ميمبي	برنارد كاميليوس ميمبي	latin
  table Bianrifi Tarmidi	بيانريفي ترميدي	بيان ريفي ترمذي	latin
  table Bichara Issa Djadallah	بشارة عيسي جاد الله	بشارة عيسي جاد الله احمد	latin
  table Bijay Kumar Gachhadar	بيجاي كومار غاتشادار	بيجايا كومار غاتشادار	latin
  table Bilal Erdoğan	بلال اردوغان	نجم الدين بلال اردوغان	latin
  table Bill Clinton	بيل كلينتون	وليام كلينتون	latin
  table Birame Diop	بيرام ديوب	بيرام جوب	latin
  table Birame Diop	بيرام ديوب	بيرام جوبو	latin
  table Bob Menendez	بوب مينينديز	روبرت مينينديز	latin
  table Bobi Wine	بوبي واين	روبرت كياجولاني	latin
  table Bobi Wine	بوبي واين	روبرت كياغولاني	latin
  table Braima Camara	برايما كامارا	ابراهيما كامارا	latin
  table Braima Camara	برايما كامارا	ابرايما كامارا	latin
  table Brett McGurk	بريت ماكغورك	بريت ماكجورك	latin
  table Brett McGurk	بريت ماكغورك	بريت ماكغيرك	latin
  table Brice Oligui Nguema	بريس اوليغي نغيما	بريس كلوتير اوليغي نغيما	latin
  table Bukola Saraki	بوكولا ساراكي	ابو بكر بوكولا ساراكي	latin
  table Bukola Saraki	بوكولا ساراكي	ابوبكر بوكولا ساراكي	latin
  table Carlos Vila Nova	كارلوس فيلا نوفا	كارلوس مانويل فيلا نوفا	latin
  table Chaovarat Chanweerakul	تشاوفارات تشانويراكول	تشافارات تشارنفيراكول	latin
  table Charles Q. Brown	تشارلز براون	تشارلز كيو براون	latin
  table Charles Q. Brown	تشارلز براون	سي كيو براون	latin
  table Cherif Sy	شريف سي	محمدو شريف سي	latin
  table Cherif Sy	شريف سي	مومينا شريف سي	latin
  table Cho Young-kil	تشو يونغ كيل	تشو يونغ جيل	latin
  table Choo Kyung-ho	تشو كيونغ هو	تشو غيونغ هو	latin
  table Christian Ntsay	كريستيان نتساي	كريستيان لويس نتساي	latin
  table Christian Tshiwewe	كريستيان تشيويوي	كريستيان تشيويوي سونجيشا	latin
  table Christian Tshiwewe	كريستيان تشيويوي	كريستيان تشيويوي سونغيشا	latin
  table Christophe Dabire	كريستوف دابيريه	كريستوف جوزيف ماري دابيري	latin
  table Christophe Mboso	كريستوف مبوسو	كريستوف مبوسو نكوديا	latin
  table Christopher Musa	كريستوفر موسي	كريستوفر غوابين موسي	latin
  table Cilia Flores	سيليا فلوريس	سيسيليا فلوريس	latin
  table Cristovao Chume	كريستوفاو تشومي	كريستوفاو ارتور تشومي	latin
  table Dambyn Batlut	دامبين باتلوت	دامبا باتلوت	latin
  table Damdin Tsogtbaatar	دامدين تسوغتباتار	دامدين تسوغباتار	latin
  table Daniel Kurtzer	دانيال كيرتزر	دان كيرتزر	latin
  table Daniyal Akhmetov	دانيال احمدوف	دانيال احميتوف	latin
  table David Francis (Sierra Leone)	ديفيد فرانسيس	ديفيد جون فرانسيس	latin
  table David Lee	ديفيد لي	لي تا وي	latin
  table David Thompson	ديفيد تومسون	ديفيد طومسون	latin
  table Davíð Oddsson	دافيد اودسون	دافيث اودسون	latin
  table Deng Dau Deng	دينق داو دينق	دينق داو دينق مالك	latin
  table Dharam Gokhool	دارام غوكول	دارامبير غوكول	latin
  table Dharam Gokhool	دارام غوكول	دهارامبير غوكول	latin
  table Didier Etumba	ديدييه ايتومبا	ديدييه ايتومبا لونغيلا	latin
  table Dimeji Bankole	ديميجي بانكولي	سابور ديميجي بانكولي	latin
  table Dioncounda Traore	ديونكوندا تراوري	ديوكوندا تراوري	latin
  table Djamel Okacha (Yahia Abou el-Hammam)	يحيي ابو الهمام	يحيي ابو الهمام الجزاءري	latin
  table Djimrangar Dadnadji	دجيمرانغار دادنادجي	جوزيف دجيمرانغار دادنادجي	latin
  table Dmitry Kozak	دميتري كوزاك	ديمتري كوزاك	latin
  table Dmitry Medvedev	دميتري مدفيديف	ديمتري مدفيديف	latin
  table Dmitry Medvedev	دميتري مدفيديف	ديمتري ميدفيديف	latin
  table Dmitry Medvedev	دميتري مدفيديف	ديميتري ميدفيديف	latin
  table Dmitry Peskov	دميتري بيسكوف	ديمتري بيسكوف	latin
  table Dmitry Peskov	دميتري بيسكوف	ديميتري بيسكوف	latin
  table Dmitry Polyanskiy	دميتري بوليانسكي	ديمتري بوليانسكي	latin
  table Dmytro Kuleba	دميترو كوليبا	دميتري كوليبا	latin
  table Dmytro Kuleba	دميترو كوليبا	ديمترو كوليبا	latin
  table Dmytro Kuleba	دميترو كوليبا	ديميترو كوليبا	latin
  table Dominic Raab	دومينيك راب	دومينيك رابو	latin
  table Donald Trump Jr.	دونالد ترامب جونيور	دونالد ترامب الابن	latin
  table Donald Trump Jr.	دونالد ترامب جونيور	دونالد ترمب الابن	latin
  table Dunya Maumoon	دنيا مامون	دنيا مامون عبد القيوم	latin
  table E. P. Chet Greene	تشيت غرين	بول تشيت جرين	latin
  table E. P. Chet Greene	تشيت غرين	بول تشيت غرين	latin
  table Eddie George	ادي جورج	ادوارد جورج	latin
  table Edmond Haxhinasto	ادموند حاجيناستو	ادموند هاجيناستو	latin
  table Edmond Haxhinasto	ادموند حاجيناستو	ادموند هادجيناستو	latin
  table Edouard Niankoye Lamah	ادوار نيانكوي لاما	ادوار غنانكوي لاما	latin
  table Eduard Shevardnadze	ادوارد شيفاردنادزه	ادوارد شيفرنادزه	latin
  table Edward Katumba Wamala	كاتومبا وامالا	كاتومبا والاما	latin
  table Edward Ssekandi	ادوارد سيكاندي	ادوارد كيوانوكا سيكاندي	latin
  table Ekmeleddin İhsanoğlu	اكمل الدين احسان اوغلو	اكمل الدين احسان اوجلو	latin
  table Ekmeleddin İhsanoğlu	اكمل الدين احسان اوغلو	اكمل الدين احسان اوغلي	latin
  table El Malick Ndiaye	المالك ندياي	المالك انجاي	latin
  table El Malick Ndiaye	المالك ندياي	مالك انجاي	latin
  table Elhadj As Sy	الحاج اس سي	الحاج امادو سي	latin
  table Emmanuel Ntahomvukiye	ايمانويل نتاهومفوكيي	ايمانويل نتاهونفوكيي	latin
  table Emperor Akihito	اكيهيتو	الامبراطور اكيهيتو	latin
  table Enver Hoxhaj	انور خوجاي	انفير هوجاي	latin
  table Enver Hoxhaj	انور خوجاي	انور خوجا	latin
  table Enver Hoxhaj	انور خوجاي	انور هوجاي	latin
  table Erdem Başçı	اردم باشجي	ارديم باسكي	latin
  table Eric Chu	اريك تشو	تشو لي لوان	latin
  table Ernesto Álvarez	ارنستو الفاريز	ارنستو الفاريز ميراندا	latin
  table Essozimna Marguerite Gnakade	مارغريت غناكادي	ماريا مارغريت غناكادي	latin
  table Euclid Tsakalotos	اقليدس تساكالوتوس	افكليديس تساكالوتوس	latin
  table Evaristo Carvalho	ايفاريستو كارفاليو	ايفاريستو دو اسبيريتو سانتو كارفالو	latin
  table Ezekiel Lol Gatkuoth	ازيكيال لول قاتكوث	حزقيال لول جاتكوت	latin
  table Ezekiel Lol Gatkuoth	ازيكيال لول قاتكوث	حزقيال لول جاتكوث	latin
  table Ezekiel Lol Gatkuoth	ازيكيال لول قاتكوث	حزقيال لول غاتكوث	latin
  table Ezekiel Lol Gatkuoth	ازيكيال لول قاتكوث	حزقيال لول قاتكوث	latin
  table Ezer Weizman	عيزر وايزمان	عزرا وايزمان	latin
  table Fadillah Yusof	فضيلة يوسف	فاضلة يوسف	latin
  table Fadillah Yusof	فضيلة يوسف	فضيلة بن يوسف	latin
  table Fazlur Rehman	فضل الرحمن	مولانا فضل الرحمن	latin
  table Federica Mogherini	فيديريكا موغيريني	فريدريكا موغيريني	latin
  table Fekitamoeloa ʻUtoikamanu	فيكيتامويلوا اوتويكامانو	فيكيتا اوتويكامانو	latin
  table Feleti Sevele	فيليتي سيفيلي	فريد سيفيلي	latin
  table Femi Gbajabiamila	فيمي غباجابياميلا	فيمي غباجابيامبلا	latin
  table Ferdinand Marcos Jr.	فرديناند ماركوس	بونغ بونغ ماركوس	latin
  table Ferdinand Marcos Jr.	فرديناند ماركوس	فرديناند ماركوس الابن	latin
  table Ferdinand Marcos Jr.	فرديناند ماركوس	فرديناند ماركوس جونيور	latin
  table Filomeno Paixão	فيلومينو بايشاو	فيلومينو دا بايشاو	latin
  table Francois Lonseny Fall	فرنسوا لونسيني فال	فرانسوا لوسيني فال	latin
  table Francois Lonseny Fall	فرنسوا لونسيني فال	فرنسوا لوسيني فال	latin
  table Frank Bainimarama	فرانك باينيماراما	فوريك باينيماراما	latin
  table Frank Bainimarama	فرانك باينيماراما	فوريكي باينيماراما	latin
  table Frank Hsieh	فرانك هسيه	هسيه تشانغ تينغ	latin
  table Gbehzohngar Findley	غبيزونغار فيندلي	غبهزونغار ميلتون فيندلي	latin
  table Geir Pedersen	غير بيدرسن	غير بيترسون	latin
  table George Athor	جورج اطور	جورج اطور دينق	latin
  table George Papaconstantinou	جورج باباكونستانتينو	جورج باباكونستانتينوس	latin
  table George Papaconstantinou	جورج باباكونستانتينو	يورغوس باباكونستانتينو	latin
  table George Robertson	جورج روبرتسون	اللورد روبرتسون	latin
  table Geraldine George	جيرالدين جورج	جيرالدين جانيت جورج	latin
  table Gerhard Schröder	غيرهارد شرودر	جيرهارد شرويدر	latin
  table Gerhard Schröder	غيرهارد شرودر	غيرهارد شرويدر	latin
  table Gervais Ndirakobuca	جيرفيه ندي راكوبوكا	جرفيه نديراكوبوتشا	latin
  table Ghassan Maumoon	غسان مامون	محمد غسان مامون	latin
  table Ghulam Isaczai	غلام اسحاقزاي	غلام اسحق زاي	latin
  table Ghulam Isaczai	غلام اسحاقزاي	غلام محمد اسحاقزاي	latin
  table Gilbert Ake N'Gbo	جيلبير اكي نغبو	جيلبير ماري اكيه نغبو	latin
  table Godfrey Ngwenya	غودفري نغوينيا	غودفري نغويينيا	latin
  table Grand Duke Guillaume	الدوق غيوم	الدوق الاكبر غيوم	latin
  table Gulbuddin Hekmatyar	قلب الدين حكمتيار	غلب الدين حكمتيار	latin
  table Gulshat Mammedova	غولشات ماميدوفا	غولشات محمدوفا	latin
  table Guy Verhofstadt	غي فيرهوفشتات	غي فرهوفشتات	latin
  table Guy Verhofstadt	غي فيرهوفشتات	غي فيرهوفستات	latin
  table Göran Persson	غوران بيرسون	يوران بيرشون	latin
  table H. R. McMaster	هربرت ماكماستر	اتش ار ماكماستر	latin
  table Habtamu Itefa	هبتامو ايتيفا	هبتامو ايتيفا غيليتا	latin
  table Hafiz Saeed	حافظ سعيد	حافظ محمد سعيد	latin
  table Halit Çevik	خالد تشفيق	يشار خالد جويك	latin
  table Hamed Bakayoko	حامد بكايوكو	احمد باكايوكو	latin
  table Hamrokhon Zarifi	حمراخان ظريفي	همراه خان ظريفي	latin
  table Hans-Adam II, Prince of Liechtenstein	هانز ادم الثاني	الامير هانز ادم	latin
  table Hans-Adam II, Prince of Liechtenstein	هانز ادم الثاني	الامير هانس ادم	latin
  table Haroon Chakhansuri	هارون تشاخانسوري	محمد هارون جخانسوري	latin
  table Hassanal Bolkiah	حسن البلقية	الحاج حسن البلقية	latin
  table Hassanal Bolkiah	حسن البلقية	السلطان حسن البلقية	latin
  table Helen McEntee	هيلين ماكنتي	هيلين ماك انتي	latin
  table Helen McEntee	هيلين ماكنتي	هيلين ماكينتي	latin
  table Henrietta Fore	هنريتا فور	هنريتا هولسمان فور	latin
  table Herbert Kickl	هربرت كيكل	هربرت كيكيل	latin
  table Herintsalama Rajaonarivelo	هيرينتسالاما راجاوناريفيلو	هيرينتسالاما اندريامسي راجاوناريفيلو	latin
  table Heshmatollah Falahatpisheh	حشمت الله فلاحت بيشه	حشمت الله فلاحت بيشة	latin
  table Hibatullah Akhundzada	هبة الله اخوند زاده	هيبة الله اخوند زاده	latin
  table Hillary Clinton	هيلاري كلينتون	هيلاري رودام كلينتون	latin
  table Hishammuddin Hussein	هشام الدين حسين	هشام الدين تون حسين	latin
  table Hossein Dehghan	حسين دهقان	حسين دهقاني	latin
  table Hussein Abdelbagi Akol	حسين عبد الباقي	حسين عبد الباقي اكول اقانج	latin
  table Hussein Abdelbagi Akol	حسين عبد الباقي	حسين عبدالباقي اكول اقانج	latin
  table Hussein Mwinyi	حسين مويني	حسين علي مويني	latin
  table Iajuddin Ahmed	اعجاز الدين احمد	اياج الدين احمد	latin
  table Iajuddin Ahmed	اعجاز الدين احمد	عياض الدين احمد	latin
  table Iajuddin Ahmed	اعجاز الدين احمد	ياج الدين احمد	latin
  table Ibrahim El-Zakzaky	ابراهيم الزكزاكي	ابراهيم يعقوب الزكزاكي	latin
  table Ihor Tenyukh	ايغور تينيوخ	ايجور تينيوخ	latin
  table Ioannis Giagkos	يوانيس ياغوس	ايوانيس جياغوس	latin
  table Ioannis Giagkos	يوانيس ياغوس	يوانيس يانغوس	latin
  table Irfaan Ali	عرفان علي	محمد عرفان علي	latin
  table Irfan Siddiq	عرفان صديق	عرفان صديقي	latin
  table Isa Pantami	عيسي بانتامي	عيسي علي بانتامي	latin
  table Isaac Mwaura	اسحاق موورا	اسحق مواورا	latin
  table Isabelle Berro-Amadeï	ايزابيل بيرو امادي	ايزابيل بيرو امادايي	latin
  table Isatou Njie-Saidy	ايساتو نجي سعيدي	عاءشة نجاي سيدي	latin
  table Isatou Touray	ايساتو توراي	عاءشة توراي	latin
  table Ishaq Dar	اسحاق دار	محمد اسحاق دار	latin
  table Ismail Isakov	اسماعيل ايساكوف	اسماعيل اسحاقوف	latin
  table Ismail Omar Guelleh	اسماعيل عمر جيله	اسماعيل عمر غيلة	latin
  table Issa Tchiroma	عيسي تشيروما	عيسي تشيروما باكاري	latin
  table Issa Tchiroma	عيسي تشيروما	عيسي تشيروما بكاري	latin
  table Issa Tchiroma	عيسي تشيروما	عيسي شيروما بكاري	latin
  table Issaka Malloua Djamous	اسحاق ملوا جاموس	اسحق مالوا جاموس	latin
  table Issaka Sidibe	ايساكا سيديبي	اسحاق سيديبي	latin
  table Issaka Sidibe	ايساكا سيديبي	اسحاقا سيديبي	latin
  table Ivan Mrkić	ايفان مركيتش	ايفان ميركيتش	latin
  table Iyad Madani	اياد مدني	اياد امين مدني	latin
  table Iyad Madani	اياد مدني	اياد بن امين مدني	latin
  table J. Christopher Stevens	كريستوفر ستيفنز	كريس ستيفنز	latin
  table J. N. Dixit	جيوتيندرا ناث ديكسيت	جي ان ديكسيت	latin
  table JB Pritzker	جاي بي بريتزكر	جيه بي بريتزكر	latin
  table Jaal Marroo	جال مورو	قمسا درباء	latin
  table Jaal Marroo	جال مورو	كومسا دريبا	latin
  table Jaal Marroo	جال مورو	كومسا ديريبا	latin
  table Jacinda Ardern	جاسيندا ارديرن	جاسيندا اردن	latin
  table Jakov Milatović	ياكوف ميلاتوفيتش	ياكوف ميلاتوفيتس	latin
  table Jamiruddin Sircar	جمير الدين سركار	ضمير الدين سركار	latin
  table Jane Ansah	جين انساه	جين مايمو انساه	latin
  table Jargaltulgyn Erdenebat	جارغالتولغا اردينيبات	جارجالتولجا اردينبات	latin
  table Jaromír Zůna	يارومير زونا	ياروميير زونا	latin
  table Jaroslav Naď	ياروسلاف ناد	ياروسلاف ناج	latin
  table Jaroslav Naď	ياروسلاف ناد	ياروسلاف نادي	latin
  table Jarosław Kaczyński	ياروسلاف كاتشينسكي	ياروسلاف كاجينسكي	latin
  table Jean, Grand Duke of Luxembourg	الدوق جان	الدوق الاكبر جان	latin
  table Jean-Marie Runiga	جان ماري رونيغا	جان ماري رونيغا لوغيريرو	latin
  table Jeanine Hennis-Plasschaert	جينين هينيس بلاسخارت	جينين هينيس بلاسخارات	latin
  table Jen Psaki	جين بساكي	جنيفر بساكي	latin
  table Jen Psaki	جين بساكي	جينيفر بساكي	latin
  table Jens Böhrnsen	ينس بورنسن	ينس بويرنسن	latin
  table Jeong Kyeong-doo	جيونغ كيونغ دو	تشونغ كيونغ دو	latin
  table Jeremiah Koung	جيريميا كونغ	ارميا كونغ	latin
  table Jeremiah Mamabolo	جيرمايا مامابولو	كينغسلي مامابولو	latin
  table Jeremy Berndt	جيريمي برنت	جيرمي بيرنت	latin
  table Jerzy Buzek	ييرجي بوزيك	ييجي بوزيك	latin
  table Jerzy Szmajdziński	ييرجي شمايدجينسكي	جيرزي زماجدينسكي	latin
  table Jerzy Szmajdziński	ييرجي شمايدجينسكي	ييجي شمايدزينسكي	latin
  table Jiang Zemin	جيانغ زيمين	جيانغ تسه مين	latin
  table Joao Bernardo Vieira	جواو برناردو فييرا	نينو فييرا	latin
  table Joao Ernesto dos Santos	جواو ارنستو دوس سانتوس	جواو ارنستو دوس سانتوس ليبردادي	latin
  table Joaquim Chissano	جواكيم تشيسانو	جواكين شيسانو	latin
  table Joe Biden	جو بايدن	جوزف بايدن	latin
  table Joe Biden	جو بايدن	جوزيف بايدن	latin
  table Joe Borg	جو بورغ	جوزيف بورغ	latin
  table Johann Wadephul	يوهان فاديفول	يوهان فادهفول	latin
  table John F. Campbell	جون كامبل	جون كامبيل	latin
  table John McLaughlin	جون ماكلولين	جون ماكلافلين	latin
  table John Steenhuisen	جون ستينهويسن	جون ستينهاوزن	latin
  table Johnny Chiang	جوني تشيانغ	تشيانغ تشي تشين	latin
  table Johnson Olony	جونسون اولونج	جونسون اولونغ	latin
  table Joketani Cokanasiga	جوكيتاني كوكاناسيغا	جوكيتاني ثوكاناسينغا	latin
  table Jorge Chávez Cresta	خورخي تشافيز	خورخي لويس تشافيز	latin
  table Jorge Nieto	خورخي نييتو	خورخي نييتو مونتيسينوس	latin
  table Jorge Quiroga	خورخي كيروغا	توتو كيروجا	latin
  table Jorge Quiroga	خورخي كيروغا	توتو كيروغا	latin
  table Jorge Quiroga	خورخي كيروغا	خورخي توتو كيروجا	latin
  table Jorge Quiroga	خورخي كيروغا	خورخي توتو كيروغا	latin
  table Josep Borrell	جوزيب بوريل	جوزيف بوريل	latin
  table Joseph Boakai	جوزيف بواكاي	جوزيف نيوما بواكاي	latin
  table Joseph Dunford	جوزيف دانفورد	جو دانفورد	latin
  table José Bustani	خوسيه بستاني	خوسيه موريسيو بستاني	latin
  table José Raúl Mulino	خوسيه راءول مولينو	خوسيه راوول مولينو	latin
  table Juan Carlos I	خوان كارلوس	خوان كارلوس الاول	latin
  table Judith Suminwa	جوديث سومينوا	جوديت سومينوا تولوكا	latin
  table Judith Suminwa	جوديث سومينوا	جوديث سومينوا تولوكا	latin
  table Jusuf Kalla	يوسف كالا	محمد يوسف كالا	latin
  table Ján Kubiš	يان كوبيش	يان كوبتش	latin
  table K. P. Sharma Oli	كي بي شارما اولي	خادغا براساد شارما اولي	latin
  table K. P. Sharma Oli	كي بي شارما اولي	كيه بي شارما اولي	latin
  table K. P. Sharma Oli	كي بي شارما اولي	كيه. بي. شارما اولي	latin
  table K. R. Narayanan	كوتشيريل رامان نارايانان	كي ار نارايانان	latin
  table Kailash Purryag	كايلاش بورياغ	راجكيسور بورياغ	latin
  table Kairat Abdrakhmanov	خيرت عبد الرحمنوف	خيرات عبد الرحمانوف	latin
  table Kairat Abdrakhmanov	خيرت عبد الرحمنوف	كيرات عبدالرحمنوف	latin
  table Kalla Moutari	كالا موتاري	قلة مختاري	latin
  table Kalla Moutari	كالا موتاري	كلا مختاري	latin
  table Karel Kühnl	كاريل كونل	كاريل كوينل	latin
  table Karim Khan	كريم خان	كريم اسد خان	latin
  table Karim Massimov	كريم ماسيموف	كريم معصوموف	latin
  table Kazimierz Marcinkiewicz	كازيميرز مارسينكيفيتش	كازيميج مارتسينكيفيتش	latin
  table Kazimierz Marcinkiewicz	كازيميرز مارسينكيفيتش	كازيمير مارسينكيفيتش	latin
  table Keith Kellogg	كيث كيلوغ	كيث كيلوغو	latin
  table Kellie Conteh	كيلي كونتيه	كيلي حسن كونتيه	latin
  table Kemal Kilicdaroglu	كمال كليتشدار اوغلو	كمال قليجدار اوغلو	latin
  table Kemal Kilicdaroglu	كمال كليتشدار اوغلو	كمال كليجدار اوغلو	latin
  table Kemal Kilicdaroglu	كمال كليتشدار اوغلو	كمال كيليتشدار اوغلو	latin
  table Kemal Kilicdaroglu	كمال كليتشدار اوغلو	كمال كيليجدار اوغلو	latin
  table Kemal Memişoğlu	كمال ميميش اوغلو	كمال مميش اوغلو	latin
  table Kenneth Minimah	كينيث مينيما	كينيث توبيا مينيما	latin
  table Khin Nyunt	خين نيونت	خين نيونيت	latin
  table Kim Campbell	كيم كامبل	كيم كامبيل	latin
  table Kim Tok-hun	كيم توك هون	كيم دوك هون	latin
  table King Albert II	البير الثاني	الملك البير	latin
  table King Bhumibol	بوميبول ادولياديج	الملك بوميبول	latin
  table King Bhumibol	بوميبول ادولياديج	بوميبول ادوليادج	latin
  table King Dipendra	الملك ديبندرا	الامير ديبندرا	latin
  table King Frederik X	فريدريك العاشر	الملك فريدريك	latin
  table King Letsie III	ليتسي الثالث	الملك ليتسي	latin
  table King Mswati III	مسواتي الثالث	الملك مسواتي	latin
  table King Mswati III	مسواتي الثالث	امسواتي الثالث	latin
  table King Philippe	الملك فيليب	فيليب ملك بلجيكا	latin
  table King Vajiralongkorn	ماها فاجيرالونغكورن	الملك فاجيرالونغكورن	latin
  table Kirsty Coventry	كيرستي كوفنتري	كريستي كوفنتري	latin
  table Konstantinos Stephanopoulos	كونستانتينوس ستيفانوبولوس	قسطنطين ستيفانوبولوس	latin
  table Konstantinos Stephanopoulos	كونستانتينوس ستيفانوبولوس	كوستاس ستيفانوبولوس	latin
  table Konstantinos Stephanopoulos	كونستانتينوس ستيفانوبولوس	كوستيس ستيفانوبولوس	latin
  table Koo Yun-cheol	كو يون تشول	غو يون تشيول	latin
  table Kurmanbek Bakiyev	كرمان بك باقييف	قربان بك باقييف	latin
  table Kwame Nkrumah	كوامي نكروما	كوامي نكرومة	latin
  table Kwame Nkrumah	كوامي نكروما	كوامي نيكروما	latin
  table Lamine Diack	لامين دياك	الامين دياك	latin
  table Laurynas Kasčiūnas	لاوريناس كاشتشيوناس	لاوريناس كاسيوناس	latin
  table Laurynas Kasčiūnas	لاوريناس كاشتشيوناس	لوريناس كاسيوناس	latin
  table Lawrence Di Rita	لورانس دي ريتا	لاري دي ريتا	latin
  table Lee Jae-myung	لي جاي ميونغ	اي جيه ميونغ	latin
  table Leni Robredo	ليني روبريدو	ماريا ليونور روبريدو	latin
  table Lennart Båge	لينارت باغ	لينارت بوغه	latin
  table Leon Kacou Adom	ليون كاكو ادوم	ليون كاكو ادوم هوجا	latin
  table Leonardo Simao	ليوناردو سيماو	ليوناردو سانتوس سيماو	latin
  table Leonardo Simao	ليوناردو سيماو	ليوناردو سيمياو	latin
  table Li Keqiang	لي كه تشيانغ	لي كه تشيانج	latin
  table Li Keqiang	لي كه تشيانغ	لي كيه تشيانغ	latin
  table Liz Truss	ليز تراس	اليزابيث تراس	latin
  table Ljupčo Jordanovski	ليوبتشو يوردانوفسكي	لوبتشو يوردانوفسكي	latin
  table Lucien Rakotoarimasy	لوسيان راكوتواريماسي	اندريه لوسيان راكوتواريماسي	latin
  table Lucky Irabor	لاكي ايرابور	ليو ايرابور	latin
  table M'Bemba Moussa Keita	مبيمبا موسي كيتا	امبيمبا موسي كيتا	latin
  table M. K. Narayanan	ام كيه نارايانان	مايانكوتي نارايانان	latin
  table Mabior Garang	مبيور قرنق	مابيور جون قرنق	latin
  table Mabior Garang	مبيور قرنق	مبيور جون قرنق	latin
  table Mabior Garang	مبيور قرنق	مبيور قرنق دي مبيور	latin
  table Mahamane Ousmane	محمان عثمان	محمد عثمان ماهامان	latin
  table Malcolm Rifkind	مالكولم ريفكيند	مالكوم ريفكيند	latin
  table Mamadou Lamine Loum	مامادو لامين لوم	محمدو الامين لوم	latin
  table Mamadou Ousseini	مامادو اوسيني	ممادو حسيني	latin
  table Mamadou Seck	مامادو سيك	محمدو سيك	latin
  table Mamadou Tandja	مامادو تانجا	محمد تانجا	latin
  table Mamadu Ture Kuruma	مامادو توري كوروما	مامادو ثوري كوروما	latin
  table Manny Mori	ماني موري	ايمانويل موري	latin
  table Manny Mori	ماني موري	مانويل موري	latin
  table Marie Tumba Nzeza	ماري تومبا نزيزا	ماري نتومبا نزيزا	latin
  table Mariusz Błaszczak	ماريوش بلاشتشاك	ماريوش بلاشاك	latin
  table Mark Chen	مارك تشين	تشين تان سون	latin
  table Martin Pfister	مارتن بفيستر	مارتن فيستر	latin
  table Masood Azhar	مسعود ازهر	مولانا مسعود ازهر	latin
  table Masood Khan	مسعود خان	سردار مسعود خان	latin
  table Matsepo Ramakoae	ماتسيبو راماكواي	ماتسيبو موليسي راماكواي	latin
  table Matthew Miller	ماثيو ميلر	مات ميلر	latin
  table Mia Mottley	ميا موتلي	ميا امور موتلي	latin
  table Michael D. Higgins	مايكل هيغينز	مايكل دي هيغينز	latin
  table Michael Usi	مايكل اوسي	مايكل بيزويك اوسي	latin
  table Miguel d'Escoto Brockmann	ميغيل ديسكوتو	ميغيل دي اسكوتو	latin
  table Mike McConnell	مايك ماكونيل	مايكل ماكونيل	latin
  table Mike Waltz	مايك والتز	مايكل والتز	latin
  table Mikuláš Dzurinda	ميكولاش دزوريندا	ميكولاش دجوريندا	latin
  table Mizan Zainal Abidin	ميزان زين العابدين	السلطان ميزان زين العابدين	latin
  table Mizan Zainal Abidin	ميزان زين العابدين	الملك ميزان زين العابدين	latin
  table Mmusi Maimane	موسي مايماني	ماموسي مايماني	latin
  table Mobutu Sese Seko	موبوتو سيسي سيكو	موبوتو سيسي سيكوا	latin
  table Moctar Ouane	مختار وان	المختار وان	latin
  table Mohamad Sabu	محمد سابو	مات سابو	latin
  table Mohamed El Hacen Lebatt	محمد الحسن ولد لبات	محمد الحسن ولد لباد	latin
  table Mohamed Elmaouloud Ramadane	محمد المولود رمضان	محمد مولود رمضان	latin
  table Mohamed Muizzu	محمد معز	محمد مويزهو	latin
  table Mohammad Ali Jafari	محمد علي جعفري	عزيز جعفري	latin
  table Mohammad Hassan Akhund	محمد حسن اخوند	الملا محمد حسن اخوند	latin
  table Mohammad Mohaqiq	محمد محقق	الحاج محمد محقق	latin
  table Mohammad Mokhber	محمد مخبر	محمد مخبر دزفولي	latin
  table Mohammad Reza Ashtiani	محمد رضا اشتياني	محمد رضا قراءي اشتياني	latin
  table Mohammad Yaqoob	محمد يعقوب	الملا محمد يعقوب	latin
  table Mohammad Yaqoob	محمد يعقوب	الملا يعقوب	latin
  table Mohammad Yaqoob	محمد يعقوب	محمد يعقوب مجاهد	latin
  table Mohammed Fahim	محمد قسيم فهيم	محمد قاسم فهيم	latin
  table Mojtaba Khamenei	مجتبي خامنءي	مجتبي حسيني خامنءي	latin
  table Molly Phee	مولي في	ماري كاثرين في	latin
  table Morten Bødskov	مورتن بودسكوف	مورتن بوذسكوف	latin
  table Murad Ebrahim	مراد ابراهيم	الحاج مراد ابراهيم	latin
  table Murat Nurtleu	مراد نورتليو	مراد نورتليوف	latin
  table Mykola Azarov	ميكولا ازاروف	نيكولاي ازاروف	latin
  table Nabeela Tunis	نبيلة تونس	نبيلة فريدة تونس	latin
  table Naci Ağbal	ناجي اغبال	ناجي اقبال	latin
  table Naftali Bennett	نفتالي بينيت	نفتالي بينيتي	latin
  table Nana Akufo-Addo	نانا اكوفو ادو	نانا اكوفو ادوو	latin
  table Nangolo Mbumba	نانغولو مبومبا	نانغولو امبومبا	latin
  table Natalia Gavrilita	ناتاليا غافريليتا	ناتاليا غافريليتسا	latin
  table Naveed Qamar	نويد قمر	سيد نويد قمر	latin
  table Navin Ramgoolam	نافين رامغولام	نافينتشاندرا رامغولام	latin
  table Navin Ramgoolam	نافين رامغولام	نافينشاندرا رامجولام	latin
  table Navin Ramgoolam	نافين رامغولام	نافينشاندرا رامغولام	latin
  table Navin Ramgoolam	نافين رامغولام	نافينشاندرا رامغوولام	latin
  table Nayef Al-Hajraf	نايف الحجرف	نايف فلاح مبارك الحجرف	latin
  table Nayef Al-Hajraf	نايف الحجرف	نايف مبارك الحجرف	latin
  table Nazhat Shameem Khan	نزهت شميم خان	نزهة شميم خان	latin
  table Nexhat Daci	نجات داتسي	نجاة داتشي	latin
  table Nexhat Daci	نجات داتسي	نيجات داسي	latin
  table Nicholas Houghton	نيكولاس هوتون	نيك هوتون	latin
  table Nickolay Mladenov	نيكولاي ملادينوف	نيكولاي ميلادينوف	latin
  table Nikol Pashinyan	نيكول باشينيان	نيكول باتشينيان	latin
  table Noor Wali Mehsud	نور ولي محسود	مفتي نور ولي محسود	latin
  table Norovyn Altankhuyag	نوروفين التانخوياغ	نوروف التانخوياغ	latin
  table Nurdinjon Ismoilov	نور الدين جان اسماعيلوف	نور الدينجون اسماعيلوف	latin
  table Nyam-Osoryn Uchral	نيام اوسورين اوتشرال	نيام اوسور اوتشرال	latin
  table Nyamaagiin Enkhbold	نياماغين انخبولد	نياما انخبولد	latin
  table Odein Ajumogobia	اودين اجوموغوبيا	هنري اودين اجوموغوبيا	latin
  table Olayemi Cardoso	اولايمي كاردوسو	ييمي كاردوسو	latin
  table Olubunmi Tunji-Ojo	اولوبونمي تونجي اوجو	بونمي تونجي اوجو	latin
  table Olusola Obada	اولوسولا اوبادا	ايريلو اولوسولا اوبادا	latin
  table Oluyemi Adeniji	اولويمي ادينيجي	اولو ادينيجي	latin
  table Oumar Youm	عمر يوم	عمر يومي	latin
  table Ousainou Darboe	عثمان داربو	حسينو داربو	latin
  table Ousmane Issoufi Maiga	عثمان ايسوفي مايغا	عثمان يوسوفي مايغا	latin
  table Ousseini Tinni	اوسيني تيني	حسيني تيني	latin
  table P. Chidambaram	بالانيابان تشيدامبرام	بي تشيدامبارام	latin
  table P. J. Crowley	فيليب كراولي	بي جي كراولي	latin
  table P. J. Patterson	بيرسيفال باترسون	برسيفال باترسون	latin
  table P. J. Patterson	بيرسيفال باترسون	بي جيه باترسون	latin
  table Paetongtarn Shinawatra	بايتونغتارن شيناواترا	بايتونغتارن شيناوات	latin
  table Pak Ui-chun	باك اوي تشون	باك ايوي تشون	latin
  table Palo Conteh	بالو كونتيه	الفريد بالو كونتي	latin
  table Palo Conteh	بالو كونتيه	الفريد بالو كونتيه	latin
  table Pam Bondi	بام بوندي	باميلا بوندي	latin
  table Panos Beglitis	بانوس بيغليتيس	باناغيوتيس بيغليتيس	latin
  table Paolo Serra	باولو سيرا	باولو سييرا	latin
  table Pape Diop	باب ديوب	باب جوب	latin
  table Park Jin	بارك جين	باك جين	latin
  table Park Tae-joon	بارك تاي جون	باك تاي جون	latin
  table Parnpree Bahiddha-Nukara	بارنبري باهيدا نوكارا	بانبري باهيدا نوكارا	latin
  table Patrick Cammaert	باتريك كاميرت	باتريك كاميرات	latin
  table Paul Nang Majok	بول نانق مجوك	فول نانق مجوك	latin
  table Pedro Arnulfo Sánchez	بيدرو ارنولفو سانشيز	بيدرو سانشيز سواريز	latin
  table Pete Buttigieg	بيت بوتيجيج	بيت بوتيدجيدج	latin
  table Peter Gadet	بيتر قديت	بيتر غاديت ياك	latin
  table Peter Gadet	بيتر قديت	بيتر قديت ياك	latin
  table Peter Mutharika	بيتر موثاريكا	ارثر بيتر موثاريكا	latin
  table Peter Mutharika	بيتر موثاريكا	بيتر ارثر موثاريكا	latin
  table Peter Reith	بيتر ريث	بيتر ريس	latin
  table Philip Davis	فيليب ديفيس	فيليب بريف ديفيس	latin
  table Prachanda	بوشبا كمال داهال	بوشبا كمال داهل	latin
  table Prince Johnson	برينس جونسون	برينس يورمي جونسون	latin
  table Puot Kang Chol	فوت كانق شول	فووت كانق شول	latin
  table Pál Schmitt	بال شميت	بال شميدت	latin
  table Péter Magyar	بيتر ماغيار	بيتر ماديار	latin
  table Péter Szijjártó	بيتر سيارتو	بيتر سيارتوا	latin
  table Quett Masire	كيت ماسيري	كيتوميل ماسيري	latin
  table Quett Masire	كيت ماسيري	كيتوميلي ماسيري	latin
  table R. Stephen Beecroft	ستيفن بيكروفت	روبرت بيكروفت	latin
  table R. Stephen Beecroft	ستيفن بيكروفت	روبرت ستيفن بيكروفت	latin
  table Radhika Coomaraswamy	راديكا كوماراسوامي	راديكا كوماراسامي	latin
  table Rainer Breul	راينر برويل	راينر بروي	latin
  table Rainier III, Prince of Monaco	رينييه الثالث	الامير رينيه	latin
  table Rainier III, Prince of Monaco	رينييه الثالث	الامير رينييه	latin
  table Ramadan Abdallah Goc	رمضان عبد الله قوك	رمضان محمد عبد الله قوك	latin
  table Ramadan Abdallah Goc	رمضان عبد الله قوك	رمضان محمد عبدالله قوك	latin
  table Rao Sikandar Iqbal	راو سكندر اقبال	راو اسكندر اقبال	latin
  table Raouf Bundhun	رءوف بوندون	عبد الرءوف بوندون	latin
  table Raouf Bundhun	رءوف بوندون	عبدالرءوف بوندون	latin
  table Rashid Nurgaliyev	رشيد نورغالييف	رشيد نورعلييف	latin
  table Raúl Baduel	راءول بادويل	راءول ايسياس بادويل	latin
  table Raúl Marcelo Salinas	راءول ساليناس	راوول مارسيلو ساليناس	latin
  table Rhee Chang-yong	ري تشانغ يونغ	لي تشانغ يونغ	latin
  table Rhissa Ag Boula	غيسا اغ بولا	عيسي اغ بولا	latin
  table Rhissa Ag Boula	غيسا اغ بولا	غيسي اغ بولا	latin
  table Ricardo Patiño	ريكاردو باتينيو	ريكاردو باتينيو اروكا	latin
  table Richard Grenell	ريتشارد غرينيل	ريك جرينيل	latin
  table Richard Grenell	ريتشارد غرينيل	ريك غرينيل	latin
  table Rick Houenipwela	ريك هوينيبويلا	ريك هو	latin
  table Rik Peeperkorn	ريك بيبركورن	ريتشارد بيبركورن	latin
  table Ritish Ramful	ريتيش رامفول	دانانجاي رامفول	latin
  table Ritish Ramful	ريتيش رامفول	دهانانجاي رامفول	latin
  table Ro Jai-bong	رو جاي بونغ	نو جاي بونغ	latin
  table Robert Fairweather	روبرت فيرويذر	روبرت فيرويزر	latin
  table Roh Tae-woo	روه تاي وو	نو تاي وو	latin
  table Ron Dermer	رون ديرمر	رون دريمر	latin
  table Rosa Villavicencio	روزا فيافيسينسيو	روزا يولاندا فيافيسينسيو	latin
  table Rosie Douglas	روزي دوغلاس	روزفلت دوجلاس	latin
  table Rosie Douglas	روزي دوغلاس	روزفلت دوغلاس	latin
  table Rubén Paulino Sem	روبين باولينو سيم	روبن داريو باولينو سيم	latin
  table S. Jayakumar	شونموغام جاياكومار	اس جاياكومار	latin
  table S. Jayakumar	شونموغام جاياكومار	شانموغام جاياكومار	latin
  table S. Padmanabhan	سونداراراجان بادمانابهان	سونداراجان بادمانابان	latin
  table Sa'adu Abubakar (Sultan of Sokoto)	سعد ابو بكر	محمد سعد ابو بكر	latin
  table Sa'adu Abubakar (Sultan of Sokoto)	سعد ابو بكر	محمد سعد ابوبكر	latin
  table Sadeq Larijani	صادق لاريجاني	صادق املي لاريجاني	latin
  table Sadio Camara	ساديو كامارا	ساجو كامارا	latin
  table Sam Hinds	سام هيندز	سامويل هيندز	latin
  table Sam Hinds	سام هيندز	صامويل هايندز	latin
  table Sam Hinds	سام هيندز	صمويل هيندز	latin
  table Sam Matekane	سام ماتيكاني	صامويل ماتيكاني	latin
  table Sam Matekane	سام ماتيكاني	نتسوكوان صمويل ماتيكان	latin
  table Sam Matekane	سام ماتيكاني	نتسوكواني ماتيكاني	latin
  table Sam Ongeri	سام اونغيري	صامويل اونغيري	latin
  table Samora Yunis	سامورا يونس	سامورا محمد يونس	latin
  table Sarfraz Bugti	سرفراز بوغتي	سرفراز احمد بوغتي	latin
  table Sarwar Danish	سرور دانش	محمد سرور دانش	latin
  table Sebhat Ephrem	سبحت افريم	سبحت افرايم	latin
  table Sekou Conneh	سيكو كونيه	سيكو داماتي كونيه	latin
  table Serhiy Arbuzov	سيرغي اربوزوف	سيرجي اربوزوف	latin
  table Serik Akhmetov	سيريك اخمتوف	سيريك احمدوف	latin
  table Serik Akhmetov	سيريك اخمتوف	سيريك احميتوف	latin
  table Shukhrat Kholmukhamedov	شهرت خولمحمدوف	شهرت خالمحمدوف	latin
  table Simon Collis	سايمون كوليس	سايمون كولينز	latin
  table Sirajuddin of Perlis	الملك سراج الدين	سراج الدين جمل الليل	latin
  table Sirajuddin of Perlis	الملك سراج الدين	سراج الدين سيد بوترا جمل الليل	latin
  table Sirajuddin of Perlis	الملك سراج الدين	سيد سراج الدين سيد بوترا جمل الليل	latin
  table Sjafrie Sjamsoeddin	شافري شمس الدين	شفري شمس الدين	latin
  table Souleymane Ndene Ndiaye	سليمان نديني ندياي	سليمان نديني انجاي	latin
  table Soumaila Cisse	سومايلا سيسي	اسماعيلا سيسي	latin
  table Srettha Thavisin	سريتا تافيسين	سريثا ثافيسين	latin
  table Srgjan Kerim	سيرجان كريم	سردجان كريم	latin
  table Srgjan Kerim	سيرجان كريم	سريان كريم	latin
  table Srgjan Kerim	سيرجان كريم	سيرغيان كريم	latin
  table Stan Mudenge	ستان مودينغي	ستان موادينغي	latin
  table Stan Mudenge	ستان مودينغي	ستانيسلاوس مودينغي	latin
  table Stephanie Koury	ستيفاني خوري	ستيفاني الخوري	latin
  table Steven Mnuchin	ستيفن منوتشين	ستيف منوتشين	latin
  table Stjepan Mesić	ستيبان ميسيتش	ستيبي ميسيتش	latin
  table Stéphane Dujarric	ستيفان دوجاريك	ستيفان دوغاريك	latin
  table Subrahmanyam Jaishankar	سوبراهمانيام جايشانكار	اس جايشانكار	latin
  table Succes Masra	سيكسيه ماسرا	سوكسيه ماسرا	latin
  table Succes Masra	سيكسيه ماسرا	نجاح ماسرا	latin
  table Suharto	سوهارتو	محمد سوهارتو	latin
  table Surakiart Sathirathai	سوراكيارت ساتيراتاي	سوراكيات ساتيراتاي	latin
  table T. S. Tirumurti	تيرومورتي	تي اس تيرومورتي	latin
  table Talat Xhaferi	طلعت جعفري	طلعت جافيري	latin
  table Tamar Beruchashvili	تمار بيروتشاشفيلي	تامارا بيروتشاشفيلي	latin
  table Tanasak Patimapragorn	تاناساك باتيمابراغورن	ثاناساك باتيمابراكورن	latin
  table Taoreed Lagbaja	تاوريد لاغباجا	تاوريد ابيودون لاغباجا	latin
  table Tedros Adhanom	تيدروس ادهانوم	تادروس ادهانوم غيبريسوس	latin
  table Tedros Adhanom	تيدروس ادهانوم	تيدروس ادهانوم جيبريسوس	latin
  table Tedros Adhanom	تيدروس ادهانوم	تيدروس ادهانوم غيبريسوس	latin
  table Tedros Adhanom	تيدروس ادهانوم	تيدروس ادهانوم غيبرييسوس	latin
  table Tej Bunnag	تيج بوناغ	تيتش بوناك	latin
  table Temel Karamollaoğlu	تمل كرم الله اوغلو	تمل قره ملا اوغلو	latin
  table Temel Karamollaoğlu	تمل كرم الله اوغلو	تمل كارامولا اوغلو	latin
  table Temel Karamollaoğlu	تمل كرم الله اوغلو	تيميل كارامولا اوغلو	latin
  table Teodoro Obiang Nguema	تيودورو اوبيانغ نغيما	تيودورو اوبيانغ نغيما مباسوغو	latin
  table Teodoro Obiang Nguema	تيودورو اوبيانغ نغيما	ثيودورو اوبيانغ	latin
  table Thoko Didiza	ثوكو ديديزا	انجيلا ثوكوزيلي ديديزا	latin
  table Thoko Didiza	ثوكو ديديزا	ثوكوزيلي ديديزا	latin
  table Thomas Cirillo	توماس سيريلو	توماس سيريلو سواكا	latin
  table Thomas Thabane	توماس ثاباني	توماس موتسواهاي ثاباني	latin
  table Timothy Geithner	تيموثي غايتنر	تيم غايتنر	latin
  table Timothy Yang	تيموثي يانغ	يانغ تشين تيان	latin
  table Tobias Dai	توبياس داي	توبياس جواكيم داي	latin
  table Tom Barrack	توم براك	توماس باراك	latin
  table Tom Barrack	توم براك	توماس براك	latin
  table Tom Foley	توم فولي	توماس فولي	latin
  table Tony Tan	توني تان	توني تان كينغ يام	latin
  table Touhid Hossain	توحيد حسين	محمد توحيد حسين	latin
  table Tsakhiagiin Elbegdorj	تساخياغين البغدورج	تساخيا البغدورج	latin
  table Tukur Buratai	توكور بوراتاي	توكور يوسف بوراتاي	latin
  table Tukur Buratai	توكور بوراتاي	توكور يوسف بوراتي	latin
  table Tukur Buratai	توكور بوراتاي	توكور يوسفو بوراتاي	latin
  table Tupou VI	توبو السادس	الملك توبو السادس	latin
  table Tupou VI	توبو السادس	اولوكالالا لافاكا اتا	latin
  table Tupou VI	توبو السادس	لافاكا اتا	latin
  table Ulisses Correia e Silva	اوليسيس كوريا اي سيلفا	اوليسيس كوريا دا سيلفا	latin
  table Ulukbek Maripov	اولوقبيك ماريبوف	الوغ بك ماريبوف	latin
  table Ulukbek Maripov	اولوقبيك ماريبوف	اولوغ بك ماريبوف	latin
  table V. P. Malik	فيد براكاش مالك	في بي مالك	latin
  table Vasil Sikharulidze	فاسيل سيخاروليدزه	فاسيلي سيخاروليدزه	latin
  table Vasyl Tsushko	فاسيل تسوشكو	فاسيلي تسوشكو	latin
  table Vinay Kwatra	فيناي كواترا	فيناي موهان كواترا	latin
  table Violeta Chamorro	فيوليتا تشامورو	فيوليتا باريوس دي تشامورو	latin
  table Vladimir Rushailo	فلاديمير روشايلو	فلاديمير روشايللو	latin
  table Vlado Bučkovski	فلادو بوتشكوفسكي	فلادو بوكوفسكي	latin
  table Wakil Ahmed Muttawakil	وكيل احمد متوكل	عبد الوكيل متوكل	latin
  table Wakil Ahmed Muttawakil	وكيل احمد متوكل	عبدالوكيل متوكل	latin
  table Witold Bańka	فيتولد بانكا	فيتولد بانيكا	latin
  table Workneh Gebeyehu	ورقنه جبيهو	ورقيني جيبيهو	latin
  table Włodzimierz Cimoszewicz	فلودزيميرز شيموشيفيتش	فلودجيميج تشيموشيفيتش	latin
  table Włodzimierz Cimoszewicz	فلودزيميرز شيموشيفيتش	فلودزيميج تشيموشيفيتش	latin
  table Yahya Jammeh	يحيي جامع	يحيي عبد العزيز جامع	latin
  table Yahya Jammeh	يحيي جامع	يحيي عبدالعزيز جامع	latin
  table Yaya Dillo	يحيي ديلو	يايا ديلو دجيرو	latin
  table Yaya Dillo	يحيي ديلو	يحيي ديلو جيرو	latin
  table Yitzhak Goldknopf	اسحاق غولدكنوبف	يتسحاق غولدكنوف	latin
  table Yosef Lapid	يوسف لابيد	تومي لابيد	latin
  table Yosef Lapid	يوسف لابيد	يوسف تومي لابيد	latin
  table Yousaf Raza Gilani	يوسف رضا جيلاني	سيد يوسف رضا جيلاني	latin
  table Yusuf Haji	يوسف حاجي	محمد يوسف حاجي	latin
  table Zafarullah Khan Jamali	ظفر الله جمالي	مير ظفر الله خان جمالي	latin
  table Zaheerul Islam	ظهير الاسلام	ظهير الاسلام عباسي	latin
  table Zakaria Idriss Deby	زكريا ادريس ديبي	زكريا ادريس ديبي اتنو	latin
  table Zalmay Khalilzad	زلماي خليل زاد	زلماي خليل زاده	latin
  table Zehava Gal-On	زهافا غالءون	زهافا جالءون	latin
  table Zehava Gal-On	زهافا غالءون	زهافا غلءون	latin
  table Álvaro Colom	الفارو كولوم	الفارو كولوم كاباييروس	latin
  table Éric Chevallier	اريك شوفالييه	ايريك شوفالييه	latin
  table Éric Danon	اريك دانون	ايريك دانون	latin
  table Éric Lombard	اريك لومبار	ايريك لومبار	latin
  table Şahap Kavcıoğlu	شهاب قاوجي اوغلو	شهاب قافجي اوغلو	latin
  table Şahap Kavcıoğlu	شهاب قاوجي اوغلو	شهاب كافجي اوغلو	latin
  table Željka Antunović	جيليكا انتونوفيتش	جيلكا انطونوفيتش	latin
  table Željko Komšić	جيليكو كومشيتش	جيلكو كومشيتش	latin
  table ʻAisake Eke	ايساكي ايكي	ايساكي فالو ايكي	latin
