<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl">
<context>
    <name>Cli</name>
    <message>
        <source>DIR</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Look at another system, of which the disk is in this folder.</source>
        <translation>Kijk naar een ander systeem. De schijf ervan staat in deze map.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>BESTAND</translation>
    </message>
    <message>
        <source>Where your choices about that other computer are kept. Without this they are not kept.</source>
        <translation>Hier bewaren wij uw keuzes over die andere computer. Zonder deze optie bewaren wij ze niet.</translation>
    </message>
    <message>
        <source>This is what we do not know yet:</source>
        <translation>Dit weten wij nog niet:</translation>
    </message>
    <message numerus="yes">
        <source>For %n leak(s) we cannot tell whether your version has it.</source>
        <translation>
            <numerusform>Bij %n lek weten wij niet of het in uw versie zit.</numerusform>
            <numerusform>Bij %n lekken weten wij niet of ze in uw versie zitten.</numerusform>
        </translation>
    </message>
    <message>
        <source>An update closes: %1.</source>
        <translation>Een update sluit: %1.</translation>
    </message>
    <message>
        <source>We are not sure about: %1.</source>
        <translation>Wij weten het niet zeker van: %1.</translation>
    </message>
    <message>
        <source>Not in your version:</source>
        <translation>Niet in uw versie:</translation>
    </message>
    <message>
        <source>[--inventory FILE] [--root DIR] [--all]</source>
        <translation>[--inventory BESTAND] [--root MAP] [--all]</translation>
    </message>
    <message>
        <source>Shows which known leaks are in the installed programs.</source>
        <translation>Laat zien welke bekende lekken in de programma&apos;s zitten.</translation>
    </message>
    <message>
        <source>Also name the leaks that are not in your version.</source>
        <translation>Noem ook de lekken die niet in uw versie zitten.</translation>
    </message>
    <message>
        <source>There are lines without a tab between the versions. Those got a ?.</source>
        <translation>Er zijn regels zonder tab tussen de versies. Die kregen een ?.</translation>
    </message>
    <message>
        <source>SCHEME [A B]</source>
        <translation>SOORT [A B]</translation>
    </message>
    <message>
        <source>Says which version is newer: &lt;, =, &gt; or ?.
SCHEME is deb, rpm, windows, semver or generic. Without A and B it reads lines with two versions and a tab between them from standard input, and answers one sign a line.</source>
        <translation>Zegt welke versie nieuwer is: &lt;, =, &gt; of ?.
SOORT is deb, rpm, windows, semver of generic. Zonder A en B leest de opdracht regels van de standaardinvoer. Op elke regel staan twee versies met een tab ertussen. Het antwoord is één teken per regel.</translation>
    </message>
    <message>
        <source>SCHEME</source>
        <translation>SOORT</translation>
    </message>
    <message>
        <source>UPDATE [--inventory FILE] [--root DIR]</source>
        <translation>UPDATE [--inventory BESTAND] [--root MAP]</translation>
    </message>
    <message>
        <source>Explains one update in six answers. UPDATE is a name from the list of updates, for example openssl or deb:openssl.</source>
        <translation>Legt één update uit in zes antwoorden.
UPDATE is een naam uit de lijst met updates, bijvoorbeeld openssl of deb:openssl.</translation>
    </message>
    <message>
        <source>UPDATE</source>
        <translation>UPDATE</translation>
    </message>
    <message>
        <source>%1: refused.</source>
        <translation>%1: geweigerd.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n line(s) read for %2.</source>
        <translation>
            <numerusform>%1: %n bericht gelezen voor %2.</numerusform>
            <numerusform>%1: %n berichten gelezen voor %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We already had %n line(s), as new or newer.</source>
        <translation>
            <numerusform>%n bericht hadden wij al, even nieuw of nieuwer.</numerusform>
            <numerusform>%n berichten hadden wij al, even nieuw of nieuwer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged line(s) were left out.</source>
        <translation>
            <numerusform>Wij hebben %n beschadigd bericht overgeslagen.</numerusform>
            <numerusform>Wij hebben %n beschadigde berichten overgeslagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The lists on this computer are up to date with these files.</source>
        <translation>De lijsten op deze computer zijn bijgewerkt met deze bestanden.</translation>
    </message>
    <message>
        <source>The lists on this computer have not changed.</source>
        <translation>De lijsten op deze computer zijn niet veranderd.</translation>
    </message>
    <message>
        <source>Reads lists of known leaks from files, folders and packed files.</source>
        <translation>Leest lijsten met bekende lekken uit bestanden, mappen en ingepakte bestanden.</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PAD</translation>
    </message>
    <message>
        <source>Number of leaks and notices in it: %1.</source>
        <translation>Aantal lekken en berichten in de lijst: %1.</translation>
    </message>
    <message>
        <source>Damaged lines left out: %1.</source>
        <translation>Overgeslagen, want beschadigd: %1.</translation>
    </message>
    <message>
        <source>Imported on %1 from “%2”.</source>
        <translation>Ingelezen op %1 uit “%2”.</translation>
    </message>
    <message>
        <source>These are the lists of known leaks on this computer:</source>
        <translation>Dit zijn de lijsten met bekende lekken op deze computer:</translation>
    </message>
    <message>
        <source>Shows how old the lists of known leaks are.</source>
        <translation>Laat zien hoe oud de lijsten met bekende lekken zijn.</translation>
    </message>
    <message>
        <source>First this:</source>
        <translation>Doe dit eerst:</translation>
    </message>
    <message>
        <source>%1, in your plan</source>
        <translation>%1, in uw plan</translation>
    </message>
    <message>
        <source>Postponed until %1: %2</source>
        <translation>Uitgesteld tot %1: %2</translation>
    </message>
    <message>
        <source>Do this before or on %1.</source>
        <translation>Doe dit uiterlijk op %1.</translation>
    </message>
    <message>
        <source>There is nothing to type for this yet.</source>
        <translation>U hoeft hiervoor nog niets te typen.</translation>
    </message>
    <message>
        <source>Type this in a terminal:</source>
        <translation>Typ dit in een terminal:</translation>
    </message>
    <message>
        <source>%1 is in your plan now. Do the steps below, and then check it.</source>
        <translation>%1 staat nu in uw plan. Doe de stappen hieronder. Controleer daarna of het gelukt is.</translation>
    </message>
    <message>
        <source>%1 is no longer in your plan.</source>
        <translation>%1 staat niet meer in uw plan.</translation>
    </message>
    <message>
        <source>We noted that you did %1. Now let us check it: plan --check %1</source>
        <translation>Wij hebben genoteerd dat u %1 hebt gedaan. Controleer het nu met: plan --check %1</translation>
    </message>
    <message>
        <source>%1 is open again.</source>
        <translation>%1 staat weer open.</translation>
    </message>
    <message>
        <source>%1 waits until %2. Until then it stays as it is.</source>
        <translation>%1 wacht tot %2. Tot die tijd blijft alles zoals het is.</translation>
    </message>
    <message>
        <source>[--add UPDATE | --remove UPDATE | --done UPDATE | --reopen UPDATE | --check UPDATE | --postpone UPDATE --until DATE --reason TEXT]</source>
        <translation>[--add UPDATE | --remove UPDATE | --done UPDATE | --reopen UPDATE | --check UPDATE | --postpone UPDATE --until DATUM --reason TEKST]</translation>
    </message>
    <message>
        <source>Shows the plan: which update first, and what to do for each.
UPDATE is a name from the list of updates, for example openssl. A check that does not succeed gives code 4 or 10.</source>
        <translation>Laat het plan zien: welke update eerst, en wat u voor elke update doet.
UPDATE is een naam uit de lijst met updates, bijvoorbeeld openssl. Is een update niet gelukt? Dan geeft --check code 4 of 10.</translation>
    </message>
    <message>
        <source>Put this update in your plan.</source>
        <translation>Zet deze update in uw plan.</translation>
    </message>
    <message>
        <source>Take this update out of your plan.</source>
        <translation>Haal deze update uit uw plan.</translation>
    </message>
    <message>
        <source>Note that you have done this update.</source>
        <translation>Noteer dat u deze update hebt gedaan.</translation>
    </message>
    <message>
        <source>Note that this update is still to do.</source>
        <translation>Noteer dat u deze update nog moet doen.</translation>
    </message>
    <message>
        <source>Read the version again, and say whether the update succeeded.</source>
        <translation>Lees de versie opnieuw en zeg of de update gelukt is.</translation>
    </message>
    <message>
        <source>Do this update later. Needs a date and a reason.</source>
        <translation>Doe deze update later. Geef ook een datum en een reden.</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>DATUM</translation>
    </message>
    <message>
        <source>The date of the postponement, for example 2026-12-01.</source>
        <translation>De datum waarop u de update wel doet, bijvoorbeeld 2026-12-01.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEKST</translation>
    </message>
    <message>
        <source>Why you postpone it.</source>
        <translation>Waarom u de update later doet.</translation>
    </message>
    <message>
        <source>We could not read this: %1.</source>
        <translation>Dit konden wij niet lezen: %1.</translation>
    </message>
    <message>
        <source>We do not look at this yet: %1.</source>
        <translation>Hier kijken wij nog niet naar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n damaged line(s) in the list of programs were left out.</source>
        <translation>
            <numerusform>In de lijst met programma&apos;s is %n stuk beschadigd. Dat hebben wij overgeslagen.</numerusform>
            <numerusform>In de lijst met programma&apos;s zijn %n stukken beschadigd. Die hebben wij overgeslagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown system</source>
        <translation>onbekend systeem</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n program(s) and parts.</source>
        <translation>
            <numerusform>%1, met %n programma of onderdeel.</numerusform>
            <numerusform>%1, met %n programma&apos;s en onderdelen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer still has to restart for an earlier update.</source>
        <translation>Deze computer moet nog opnieuw starten voor een eerdere update.</translation>
    </message>
    <message>
        <source>[--root DIR] [--inventory FILE]... [--save FILE] [--all]</source>
        <translation>[--root MAP] [--inventory BESTAND]... [--save BESTAND] [--all]</translation>
    </message>
    <message>
        <source>Shows what is installed on this computer.</source>
        <translation>Laat zien wat er op deze computer staat.</translation>
    </message>
    <message>
        <source>Save the list in this file, for use on another computer.</source>
        <translation>Bewaar de lijst in dit bestand, voor gebruik op een andere computer.</translation>
    </message>
    <message>
        <source>Also name every program and part.</source>
        <translation>Noem ook elk programma en onderdeel.</translation>
    </message>
    <message>
        <source>Effect: %1. Duration: %2.</source>
        <translation>Gevolg: %1. Duur: %2.</translation>
    </message>
    <message>
        <source>To fetch: %1.</source>
        <translation>Nog op te halen: %1.</translation>
    </message>
    <message>
        <source>Way back: %1.</source>
        <translation>Terug naar de oude versie: %1.</translation>
    </message>
    <message>
        <source>This goes away: %1.</source>
        <translation>Dit gaat weg: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Closes %n leak(s).</source>
        <translation>
            <numerusform>Sluit %n lek.</numerusform>
            <numerusform>Sluit %n lekken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still open afterwards: %n leak(s).</source>
        <translation>
            <numerusform>Daarna staat er nog %n lek open.</numerusform>
            <numerusform>Daarna staan er nog %n lekken open.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let your IT supplier check whether someone has already been inside.</source>
        <translation>Laat uw IT-leverancier nakijken of er al iemand binnen was.</translation>
    </message>
    <message>
        <source>This update is not ready on this computer yet. So we do not know yet what it does.</source>
        <translation>Deze update staat nog niet klaar op deze computer. Daarom weten wij nog niet wat hij doet.</translation>
    </message>
    <message>
        <source>Explanation: patchwijzer-cli explain %1</source>
        <translation>Uitleg: patchwijzer-cli explain %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2: %n open leak(s).</source>
        <translation>
            <numerusform>%1 %2: %n lek staat open.</numerusform>
            <numerusform>%1 %2: %n lekken staan open.</numerusform>
        </translation>
    </message>
    <message>
        <source>[--inventory FILE] [--root DIR]</source>
        <translation>[--inventory BESTAND] [--root MAP]</translation>
    </message>
    <message>
        <source>Shows every update: what it does, and how urgent it is.</source>
        <translation>Laat elke update zien: wat hij doet en hoeveel haast hij heeft.</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Eindcodes:</translation>
    </message>
    <message>
        <source>Done, and nothing is urgent.</source>
        <translation>Klaar, en niets heeft haast.</translation>
    </message>
    <message>
        <source>Done, and there are updates for today or this week.</source>
        <translation>Klaar, en er zijn updates voor vandaag of deze week.</translation>
    </message>
    <message>
        <source>The command is not right. Nothing was done.</source>
        <translation>De opdracht klopt niet. Er is niets gedaan.</translation>
    </message>
    <message>
        <source>A file or folder could not be used.</source>
        <translation>Wij konden een bestand of map niet gebruiken.</translation>
    </message>
    <message>
        <source>Done, but something was not checked: a list is missing or too old, a part could not be read, or a question stayed open. A list that is only getting old gives a warning and no 4. Code 10 goes before code 4.</source>
        <translation>Klaar, maar niet alles is gecontroleerd. Een lijst ontbreekt of is te oud, wij konden iets niet lezen, of een vraag bleef open. Is een lijst alleen wat ouder? Dan ziet u een waarschuwing en geen 4. Code 10 gaat vóór code 4.</translation>
    </message>
    <message>
        <source>Where the lists and your choices are kept. Without this: %1.</source>
        <translation>Hier staan de lijsten en uw keuzes. Zonder deze optie: %1.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>TIJD</translation>
    </message>
    <message>
        <source>Reckon with this moment instead of the clock, for example 2026-08-22T12:00:00Z.</source>
        <translation>Reken met dit moment in plaats van met de klok, bijvoorbeeld 2026-08-22T12:00:00Z.</translation>
    </message>
    <message>
        <source>For programs: one JSON object with fixed English names.</source>
        <translation>Voor programma&apos;s: één JSON-object met vaste Engelse namen.</translation>
    </message>
    <message>
        <source>Show this explanation.</source>
        <translation>Laat deze uitleg zien.</translation>
    </message>
    <message>
        <source>Usage: patchwijzer-cli [--data-dir DIR] [--now TIME] COMMAND</source>
        <translation>Gebruik: patchwijzer-cli [--data-dir MAP] [--now TIJD] OPDRACHT</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Opdrachten:</translation>
    </message>
    <message>
        <source>Show the version of Patchwijzer.</source>
        <translation>Laat de versie van Patchwijzer zien.</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opties:</translation>
    </message>
    <message>
        <source>Explanation of one command: patchwijzer-cli COMMAND --help</source>
        <translation>Uitleg over één opdracht: patchwijzer-cli OPDRACHT --help</translation>
    </message>
    <message>
        <source>Usage: patchwijzer-cli %1 %2</source>
        <translation>Gebruik: patchwijzer-cli %1 %2</translation>
    </message>
    <message>
        <source>Options of this command:</source>
        <translation>Opties van deze opdracht:</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>Opties van elke opdracht:</translation>
    </message>
    <message>
        <source>Explanation: patchwijzer-cli --help</source>
        <translation>Uitleg: patchwijzer-cli --help</translation>
    </message>
    <message>
        <source>Needed for all updates together: %1. Free: %2 (measured).</source>
        <translation>Nodig voor alle updates samen: %1. Vrij: %2 (gemeten).</translation>
    </message>
    <message>
        <source>%1: this is not a list of leaks. Left out.</source>
        <translation>%1: dit is geen lijst met lekken. Overgeslagen.</translation>
    </message>
    <message>
        <source>%1: valid</source>
        <translation>%1: geldig</translation>
    </message>
    <message>
        <source>%1: fails %2</source>
        <translation>%1: zakt voor %2</translation>
    </message>
    <message>
        <source>FILE...</source>
        <translation>BESTAND...</translation>
    </message>
    <message>
        <source>Checks security advisories against the rules of their format, CSAF 2.0.
Says of each file that it is valid, or which rules it breaks: &quot;schema&quot; for its build, and the numbers of the mandatory tests (6.1.1 to 6.1.33). With --json it also says where. The exit code is 3 when a file is not valid or cannot be read.</source>
        <translation>Controleert berichten over lekken: houden ze zich aan de regels van CSAF 2.0?
Zegt van elk bestand of het geldig is, of welke regels het breekt. Is de bouw fout, dan staat er &quot;schema&quot;. Anders ziet u de nummers van de verplichte proeven (6.1.1 tot en met 6.1.33). Met --json staat er ook bij waar. De eindcode is 3 als een bestand niet geldig is of niet te lezen.</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUMMER</translation>
    </message>
    <message>
        <source>Do only this test, for example 6.1.27.9. May be given again.</source>
        <translation>Doe alleen deze proef, bijvoorbeeld 6.1.27.9. Mag vaker.</translation>
    </message>
    <message>
        <source>We last looked for a newer list on %1.</source>
        <translation>Wij keken het laatst op %1 of er een nieuwere lijst was.</translation>
    </message>
    <message>
        <source>Fetching this list did not succeed on %1.</source>
        <translation>Deze lijst ophalen is niet gelukt op %1.</translation>
    </message>
    <message>
        <source>nothing has changed since the last time.</source>
        <translation>er is niets veranderd sinds de vorige keer.</translation>
    </message>
    <message>
        <source>fetched (%1). We already had everything in it.</source>
        <translation>opgehaald (%1). Wij hadden alles al wat erin staat.</translation>
    </message>
    <message numerus="yes">
        <source>fetched (%1). %n line(s) in it are new.</source>
        <translation>
            <numerusform>opgehaald (%1). Er staat %n nieuw bericht in.</numerusform>
            <numerusform>opgehaald (%1). Er staan %n nieuwe berichten in.</numerusform>
        </translation>
    </message>
    <message>
        <source>fetching did not succeed. What you had of it is still there.</source>
        <translation>ophalen is niet gelukt. Wat u ervan had, is er nog.</translation>
    </message>
    <message>
        <source>[ID...]</source>
        <translation>[ID...]</translation>
    </message>
    <message>
        <source>Fetches new lists of known leaks from the internet. Nothing about this computer is sent along.
Without ID: all lists. The command “feeds status --json” shows the ID of each.</source>
        <translation>Haalt nieuwe lijsten met bekende lekken op van internet. Wij sturen niets over deze computer mee.
Zonder ID: alle lijsten. De opdracht “feeds status --json” toont de ID van elke lijst.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Patchwijzer shows which updates matter on this computer, and what each of them does. Nothing about this computer is sent anywhere.</source>
        <translation>Patchwijzer laat zien welke updates belangrijk zijn op deze computer, en wat elke update doet. Wij versturen niets over deze computer.</translation>
    </message>
    <message>
        <source>This key has a password. Type it, and then press Enter.</source>
        <translation>Deze sleutel heeft een wachtwoord. Typ het en druk dan op Enter.</translation>
    </message>
    <message numerus="yes">
        <source>We packed %n list(s) in “%1” (%2).</source>
        <translation>
            <numerusform>Wij hebben %n lijst ingepakt in “%1” (%2).</numerusform>
            <numerusform>Wij hebben %n lijsten ingepakt in “%1” (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: of %2</source>
        <translation>%1: van %2</translation>
    </message>
    <message>
        <source>These lists are not in it:</source>
        <translation>Deze lijsten zitten er niet in:</translation>
    </message>
    <message>
        <source>It is signed with the key %1. Who reads it in can then see that it comes from you, once they have your public key: patchwijzer-cli feeds key.</source>
        <translation>Het bestand is ondertekend met sleutel %1. Wie het inleest, kan zien dat het van u komt. Daarvoor is één keer uw openbare sleutel nodig: patchwijzer-cli feeds key.</translation>
    </message>
    <message>
        <source>FILE [--key FILE]</source>
        <translation>BESTAND [--key BESTAND]</translation>
    </message>
    <message>
        <source>Packs the lists of this computer in one signed file, for a computer without internet.
Lists that may not be passed on are left out, and named.</source>
        <translation>Pakt de lijsten van deze computer in één ondertekend bestand, voor een computer zonder internet.
Lijsten die u niet mag doorgeven, blijven achter. Die noemen wij.</translation>
    </message>
    <message>
        <source>Sign with this key of minisign. Without this: with the key of this computer, which we make the first time.</source>
        <translation>Onderteken met deze sleutel van minisign. Zonder deze optie: met de sleutel van deze computer. Die maken wij de eerste keer.</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) break the rules for such notices. We set them apart and do not use them.</source>
        <translation>
            <numerusform>%n bericht volgt de regels voor zulke berichten niet. Wij leggen het apart en gebruiken het niet.</numerusform>
            <numerusform>%n berichten volgen de regels voor zulke berichten niet. Wij leggen ze apart en gebruiken ze niet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do you have the public key of the sender? Then first use: patchwijzer-cli feeds trust-key FILE.pub</source>
        <translation>Hebt u de openbare sleutel van de afzender? Gebruik dan eerst: patchwijzer-cli feeds trust-key BESTAND.pub</translation>
    </message>
    <message>
        <source>To read it in without that check, use: patchwijzer-cli feeds import --accept-unsigned FILE</source>
        <translation>Wilt u het toch inlezen zonder die controle? Gebruik: patchwijzer-cli feeds import --accept-unsigned BESTAND</translation>
    </message>
    <message>
        <source>[--accept-unsigned] PATH...</source>
        <translation>[--accept-unsigned] PAD...</translation>
    </message>
    <message>
        <source>Also read in packed lists of which we cannot see who made them. Only do this with a file from someone you trust.</source>
        <translation>Lees ook ingepakte lijsten in waarvan wij niet kunnen zien wie ze gemaakt heeft. Doe dit alleen met een bestand van iemand die u vertrouwt.</translation>
    </message>
    <message>
        <source>This is the public key of this computer, with number %1:</source>
        <translation>Dit is de openbare sleutel van deze computer, met nummer %1:</translation>
    </message>
    <message>
        <source>Give this file to who reads in your lists. It is no secret:</source>
        <translation>Geef dit bestand aan wie uw lijsten inleest. Het is niet geheim:</translation>
    </message>
    <message>
        <source>This is the key of this computer itself (%1). We trust it already.</source>
        <translation>Dit is de sleutel van deze computer zelf (%1). Die vertrouwen wij al.</translation>
    </message>
    <message>
        <source>From now on we trust files that are signed with the key %1. We keep it as “%2”.</source>
        <translation>Vanaf nu vertrouwen wij bestanden die zijn ondertekend met sleutel %1. Wij bewaren die als “%2”.</translation>
    </message>
    <message>
        <source>Shows the public key of this computer, with which others can check your packed lists.</source>
        <translation>Toont de openbare sleutel van deze computer. Daarmee kunnen anderen uw ingepakte lijsten controleren.</translation>
    </message>
    <message>
        <source>FILE.pub</source>
        <translation>BESTAND.pub</translation>
    </message>
    <message>
        <source>Trusts packed lists that are signed with this public key, from now on.</source>
        <translation>Vertrouwt vanaf nu ingepakte lijsten die met deze openbare sleutel zijn ondertekend.</translation>
    </message>
    <message>
        <source>Set apart because they break the rules: %1.</source>
        <translation>Apart gelegd omdat ze de regels niet volgen: %1.</translation>
    </message>
    <message>
        <source>Used although they break some rules: %1.</source>
        <translation>Gebruikt, al volgen ze niet alle regels: %1.</translation>
    </message>
    <message>
        <source>Not on this computer, and not needed for it</source>
        <translation>Niet op deze computer, en hier niet nodig</translation>
    </message>
    <message>
        <source>[--root DIR]</source>
        <translation>[--root MAP]</translation>
    </message>
    <message>
        <source>We found the notices of “%1”.</source>
        <translation>Wij hebben de meldingen van “%1” gevonden.</translation>
    </message>
    <message>
        <source>Their website: %1</source>
        <translation>De website: %1</translation>
    </message>
    <message>
        <source>Address of the list: %1</source>
        <translation>Adres van de lijst: %1</translation>
    </message>
    <message>
        <source>This maker signs every notice. We check each signature.</source>
        <translation>Deze maker ondertekent elke melding. Wij controleren elke handtekening.</translation>
    </message>
    <message>
        <source>This maker does not promise a signature with every notice.</source>
        <translation>Deze maker belooft niet bij elke melding een handtekening.</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Sleutel: %1</translation>
    </message>
    <message>
        <source>This is a list of makers. Choose one and give its address:</source>
        <translation>Dit is een lijst van makers. Kies er één en geef het adres daarvan op:</translation>
    </message>
    <message>
        <source>We have not added it. Leave out --look to add it.</source>
        <translation>Wij hebben deze maker niet toegevoegd. Wilt u dat wel? Laat dan --look weg.</translation>
    </message>
    <message>
        <source>You already had this maker. Its keys are still the same.</source>
        <translation>U had deze maker al. De sleutels zijn nog dezelfde.</translation>
    </message>
    <message>
        <source>We have added this maker. From now on we only trust these keys.</source>
        <translation>Wij hebben deze maker toegevoegd. Vanaf nu vertrouwen wij alleen deze sleutels.</translation>
    </message>
    <message>
        <source>DOMAIN</source>
        <translation>DOMEIN</translation>
    </message>
    <message>
        <source>Looks for the security notices (CSAF) of a maker, and adds them to your lists.
DOMAIN is the name of its website, such as example.com, or the address of its list.</source>
        <translation>Zoekt de veiligheidsmeldingen (CSAF) van een maker en voegt ze toe aan uw lijsten.
DOMEIN is de naam van de website, zoals example.com, of het adres van de lijst.</translation>
    </message>
    <message>
        <source>Only look, and add nothing.</source>
        <translation>Alleen kijken en niets toevoegen.</translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) are not lists of leaks. Left out.</source>
        <translation>
            <numerusform>%n ander bestand is geen lijst met lekken. Overgeslagen.</numerusform>
            <numerusform>%n andere bestanden zijn geen lijsten met lekken. Overgeslagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: this is %2. We do not use that. Left out.</source>
        <translation>%1: dit is %2. Die gebruiken wij niet. Overgeslagen.</translation>
    </message>
    <message>
        <source>We cannot fetch this list ourselves: %1 (%2). Nothing has changed. Fetch the file from its maker, and read it in with: patchwijzer-cli feeds import FILE</source>
        <translation>Deze lijst kunnen wij niet zelf ophalen: %1 (%2). Er is niets veranderd. Haal het bestand op bij de maker, en lees het in met: patchwijzer-cli feeds import BESTAND</translation>
    </message>
    <message>
        <source>We do not know a list with the ID “%1”. Nothing has changed. See which lists there are with: patchwijzer-cli feeds status --json</source>
        <translation>Wij kennen geen lijst met het ID “%1”. Er is niets veranderd. Welke lijsten er zijn, ziet u met: patchwijzer-cli feeds status --json</translation>
    </message>
    <message>
        <source>Look at another computer: a list of its programs, made there with scan --save or by another program. May be given more than once, with other lists of the same computer.</source>
        <translation>Kijk naar een andere computer, met een lijst van de programma&apos;s daarop. Maak die daar met scan --save of met een ander programma. Dit mag vaker, met andere lijsten van dezelfde computer.</translation>
    </message>
    <message>
        <source>Version: not known. Look for it on the device itself.</source>
        <translation>Versie: niet bekend. Kijk zelf op het apparaat.</translation>
    </message>
    <message>
        <source>Version: %1</source>
        <translation>Versie: %1</translation>
    </message>
    <message>
        <source>Can be reached from the internet: %1</source>
        <translation>Te bereiken vanaf internet: %1</translation>
    </message>
    <message>
        <source>Kept up to date by: %1</source>
        <translation>Bijgewerkt door: %1</translation>
    </message>
    <message>
        <source>Number for this program: %1</source>
        <translation>Nummer voor dit programma: %1</translation>
    </message>
    <message>
        <source>You have not entered any devices yet. Do so with: devices add</source>
        <translation>U hebt nog geen apparaten ingevuld. Dat doet u met: devices add</translation>
    </message>
    <message>
        <source>We keep this device, and look up its leaks from now on.</source>
        <translation>Wij bewaren dit apparaat en zoeken voortaan op welke lekken erin zitten.</translation>
    </message>
    <message>
        <source>This device is off the list.</source>
        <translation>Dit apparaat staat niet meer in de lijst.</translation>
    </message>
    <message>
        <source>We know no devices of this brand. You can still enter one.</source>
        <translation>Wij kennen geen apparaten van dit merk. U kunt er toch een invullen.</translation>
    </message>
    <message>
        <source>Shows the devices around this computer that you entered.</source>
        <translation>Laat de apparaten zien die u bij deze computer hebt ingevuld.</translation>
    </message>
    <message>
        <source>--brand NAME [--kind KIND] [--model NAME] [--firmware VERSION]</source>
        <translation>--brand NAAM [--kind SOORT] [--model NAAM] [--firmware VERSIE]</translation>
    </message>
    <message>
        <source>Keeps a device that this program cannot look into, such as a router or a camera. KIND is one of: router, firewall, nas, printer, camera, cashRegister, phone, other.</source>
        <translation>Bewaart een apparaat waar dit programma niet in kan kijken, zoals een router of een camera. SOORT is een van: router, firewall, nas, printer, camera, cashRegister, phone, other.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAAM</translation>
    </message>
    <message>
        <source>Who makes it.</source>
        <translation>Wie het maakt.</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>SOORT</translation>
    </message>
    <message>
        <source>What it is.</source>
        <translation>Wat het is.</translation>
    </message>
    <message>
        <source>What it is called, as on its label.</source>
        <translation>Hoe het heet, zoals op het plaatje staat.</translation>
    </message>
    <message>
        <source>What it is, from the list of: devices known</source>
        <translation>Wat het is, uit de lijst van: devices known</translation>
    </message>
    <message>
        <source>VERSION</source>
        <translation>VERSIE</translation>
    </message>
    <message>
        <source>The version of the software in it.</source>
        <translation>De versie van de software die erop staat.</translation>
    </message>
    <message>
        <source>yes|no</source>
        <translation>yes|no</translation>
    </message>
    <message>
        <source>Whether it can be reached from the internet.</source>
        <translation>Of het te bereiken is vanaf internet.</translation>
    </message>
    <message>
        <source>owner|supplier|provider</source>
        <translation>owner|supplier|provider</translation>
    </message>
    <message>
        <source>Who keeps it up to date.</source>
        <translation>Wie het bijwerkt.</translation>
    </message>
    <message>
        <source>Something for yourself.</source>
        <translation>Iets voor uzelf.</translation>
    </message>
    <message>
        <source>Change the device with this number instead of adding one.</source>
        <translation>Verander het apparaat met dit nummer, in plaats van er een toe te voegen.</translation>
    </message>
    <message>
        <source>Takes a device off the list.</source>
        <translation>Haalt een apparaat uit de lijst.</translation>
    </message>
    <message>
        <source>[BRAND]</source>
        <translation>[MERK]</translation>
    </message>
    <message>
        <source>Names the devices that we know how to look up.</source>
        <translation>Noemt de apparaten die wij kunnen opzoeken.</translation>
    </message>
    <message>
        <source>BRAND</source>
        <translation>MERK</translation>
    </message>
    <message>
        <source>We know of no update for: %1.</source>
        <translation>Wij kennen nog geen update voor: %1.</translation>
    </message>
    <message>
        <source>This is done on the device itself. We cannot see what the update does there.</source>
        <translation>Dit gebeurt op het apparaat zelf. Wij kunnen niet zien wat de update daar doet.</translation>
    </message>
    <message>
        <source>Read.</source>
        <translation>Gelezen.</translation>
    </message>
    <message numerus="yes">
        <source>About %n of your programs or devices.</source>
        <translation>
            <numerusform>Gaat over %n van uw programma&apos;s of apparaten.</numerusform>
            <numerusform>Gaat over %n van uw programma&apos;s of apparaten.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no advisories to show. Take some in with: feeds import</source>
        <translation>Er zijn geen beveiligingsberichten om te laten zien. Lees ze in met: feeds import</translation>
    </message>
    <message>
        <source>This advisory counts as not read.</source>
        <translation>Dit bericht geldt als niet gelezen.</translation>
    </message>
    <message>
        <source>This advisory counts as read.</source>
        <translation>Dit bericht geldt als gelezen.</translation>
    </message>
    <message>
        <source>This advisory is on the list again.</source>
        <translation>Dit bericht staat weer op de lijst.</translation>
    </message>
    <message>
        <source>This advisory is off the list. We still look for its leaks.</source>
        <translation>Dit bericht is van de lijst. Wij zoeken nog wel naar de lekken die erin staan.</translation>
    </message>
    <message>
        <source>There are no comments.</source>
        <translation>Er zijn geen opmerkingen.</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Nieuw: %1</translation>
    </message>
    <message>
        <source>Gone: %1</source>
        <translation>Weg: %1</translation>
    </message>
    <message>
        <source>The two say the same.</source>
        <translation>Beide zeggen hetzelfde.</translation>
    </message>
    <message>
        <source>DOCUMENT</source>
        <translation>BERICHT</translation>
    </message>
    <message>
        <source>Lists the security advisories that were taken in, the newest version of each. Take in more with: feeds import</source>
        <translation>Toont de beveiligingsberichten die zijn ingelezen, van elk de nieuwste versie. Lees er meer in met: feeds import</translation>
    </message>
    <message>
        <source>Only where this text is in a number, a title or the name of a product.</source>
        <translation>Alleen waar deze tekst staat in een nummer, een titel of de naam van een product.</translation>
    </message>
    <message>
        <source>Only what you did not read.</source>
        <translation>Alleen wat u niet hebt gelezen.</translation>
    </message>
    <message>
        <source>What you took off the list.</source>
        <translation>Wat u van de lijst hebt gehaald.</translation>
    </message>
    <message>
        <source>Marks an advisory as read. Only what changes in it shows as new.</source>
        <translation>Onthoudt dat u een bericht hebt gelezen. Alleen wat erin verandert, ziet u dan nog als nieuw.</translation>
    </message>
    <message>
        <source>Takes an advisory off the list.</source>
        <translation>Haalt een bericht van de lijst.</translation>
    </message>
    <message>
        <source>The other way round.</source>
        <translation>Maakt dit weer ongedaan.</translation>
    </message>
    <message>
        <source>Keeps a remark of yours with an advisory. Without TEXT it shows the remarks.</source>
        <translation>Bewaart een opmerking van u bij een bericht. Zonder TEKST ziet u de opmerkingen.</translation>
    </message>
    <message>
        <source>[DOCUMENT [TEXT]] [--remove NUMBER]</source>
        <translation>[BERICHT [TEKST]] [--remove NUMMER]</translation>
    </message>
    <message>
        <source>DOCUMENT TEXT</source>
        <translation>BERICHT TEKST</translation>
    </message>
    <message>
        <source>Takes away the remark with this number.</source>
        <translation>Haalt de opmerking met dit nummer weg.</translation>
    </message>
    <message>
        <source>Says what two versions of an advisory say differently. OLD and NEW are files, or the number of an advisory that was taken in.</source>
        <translation>Zegt wat er anders is in twee versies van een bericht. OUD en NIEUW zijn bestanden, of het nummer van een bericht dat is ingelezen.</translation>
    </message>
    <message>
        <source>OLD NEW</source>
        <translation>OUD NIEUW</translation>
    </message>
    <message>
        <source>Not so any more.</source>
        <translation>Dit geldt niet meer.</translation>
    </message>
    <message>
        <source>New.</source>
        <translation>Nieuw.</translation>
    </message>
    <message>
        <source>Changed since you saw it.</source>
        <translation>Veranderd sinds u het zag.</translation>
    </message>
    <message>
        <source>We are not sure (%1 of 100).</source>
        <translation>Wij zijn niet zeker (%1 van 100).</translation>
    </message>
    <message>
        <source>No longer said: %1</source>
        <translation>Dit staat er niet meer: %1</translation>
    </message>
    <message>
        <source>Programs and devices: %1. Still to do: %2. Being done: %3. Done: %4.</source>
        <translation>Programma&apos;s en apparaten: %1. Nog te doen: %2. Mee bezig: %3. Klaar: %4.</translation>
    </message>
    <message>
        <source>We have nothing to show here. The command check brings this list up to date.</source>
        <translation>Wij hebben hier niets om te laten zien. De opdracht check werkt deze lijst bij.</translation>
    </message>
    <message>
        <source>We keep this: %1.</source>
        <translation>Wij onthouden dit: %1.</translation>
    </message>
    <message>
        <source>[--document ID] [--asset NAME] [--status STATUS] [--new] [--confidence N]</source>
        <translation>[--document NUMMER] [--asset NAAM] [--status STAND] [--new] [--confidence N]</translation>
    </message>
    <message>
        <source>Shows which security advisories are about your programs and devices, and what you did about each. The command check keeps this list up to date.</source>
        <translation>Toont welke beveiligingsberichten over uw programma&apos;s en apparaten gaan, en wat u ermee hebt gedaan. De opdracht check houdt deze lijst bij.</translation>
    </message>
    <message>
        <source>Only this advisory.</source>
        <translation>Alleen dit bericht.</translation>
    </message>
    <message>
        <source>Only this program or device.</source>
        <translation>Alleen dit programma of apparaat.</translation>
    </message>
    <message>
        <source>Only what has this mark.</source>
        <translation>Alleen wat deze stand heeft.</translation>
    </message>
    <message>
        <source>How sure we must be, from 0 to 100. Without this: 70. A lower number also shows what is only possible.</source>
        <translation>Hoe zeker wij moeten zijn, van 0 tot 100. Zonder dit: 70. Met een lager getal ziet u ook wat alleen mogelijk is.</translation>
    </message>
    <message>
        <source>Only what is new, or changed since you saw it.</source>
        <translation>Alleen wat nieuw is, of veranderd sinds u het zag.</translation>
    </message>
    <message>
        <source>Also what is not so any more.</source>
        <translation>Ook wat niet meer geldt.</translation>
    </message>
    <message>
        <source>Put together by advisory, or by program and device.</source>
        <translation>Bij elkaar gezet per bericht, of per programma en apparaat.</translation>
    </message>
    <message>
        <source>DOCUMENT CVE ASSET open|busy|done</source>
        <translation>BERICHT CVE PROGRAMMA open|busy|done</translation>
    </message>
    <message>
        <source>Keeps what you did about one leak in one program or device: open (nothing yet), busy or done. A new version of the advisory does not change it.</source>
        <translation>Onthoudt wat u heeft gedaan aan één lek in één programma of apparaat. U kiest uit open (nog niets), busy (mee bezig) en done (klaar). Een nieuwe versie van het bericht verandert dat niet.</translation>
    </message>
    <message>
        <source>All programs and devices at once: then leave ASSET out.</source>
        <translation>Alle programma&apos;s en apparaten tegelijk: laat PROGRAMMA dan weg.</translation>
    </message>
    <message>
        <source>DOCUMENT CVE ASSET STATUS</source>
        <translation>BERICHT CVE PROGRAMMA STAND</translation>
    </message>
    <message>
        <source>[--document ID] [--asset NAME]</source>
        <translation>[--document NUMMER] [--asset NAAM]</translation>
    </message>
    <message>
        <source>Looks again which advisories are about your programs and devices: all of them, or only those that you name. The command check does this by itself when something is new.</source>
        <translation>Kijkt opnieuw welke berichten over uw programma&apos;s en apparaten gaan: alle, of alleen die u noemt. De opdracht check doet dit vanzelf als er iets nieuw is.</translation>
    </message>
    <message>
        <source>Only this advisory. May be given again.</source>
        <translation>Alleen dit bericht. Mag vaker.</translation>
    </message>
    <message>
        <source>Only this program or device. May be given again.</source>
        <translation>Alleen dit programma of apparaat. Mag vaker.</translation>
    </message>
    <message>
        <source>What comes first.</source>
        <translation>Wat vooraan staat.</translation>
    </message>
    <message>
        <source>still to do</source>
        <translation>nog te doen</translation>
    </message>
    <message>
        <source>being done</source>
        <translation>mee bezig</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>Has the leak: %1</source>
        <translation>Hier zit het lek in: %1</translation>
    </message>
    <message>
        <source>Repaired: %1</source>
        <translation>Gemaakt in: %1</translation>
    </message>
    <message>
        <source>Does not have the leak: %1</source>
        <translation>Hier zit het lek niet in: %1</translation>
    </message>
    <message>
        <source>The maker advises: %1</source>
        <translation>De maker raadt aan: %1</translation>
    </message>
    <message>
        <source>The repair: %1</source>
        <translation>De oplossing: %1</translation>
    </message>
    <message>
        <source>What helps for now: %1</source>
        <translation>Wat voor nu helpt: %1</translation>
    </message>
    <message>
        <source>No repair yet: %1</source>
        <translation>Er is nog geen oplossing: %1</translation>
    </message>
    <message>
        <source>There will be no repair: %1</source>
        <translation>Er komt geen oplossing: %1</translation>
    </message>
    <message>
        <source>Not known yet: %1</source>
        <translation>Nog niet bekend: %1</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>En nog %n regel.</numerusform>
            <numerusform>En nog %n regels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1. It was “%2”, it is “%3”.</source>
        <translation>Veranderd: %1. Het was “%2”, het is “%3”.</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2: perhaps %n leak(s). We are not sure.</source>
        <translation>
            <numerusform>%1 %2: misschien %n lek. Wij weten het niet zeker.</numerusform>
            <numerusform>%1 %2: misschien %n lekken. Wij weten het niet zeker.</numerusform>
        </translation>
    </message>
    <message>
        <source>good</source>
        <translation>goed</translation>
    </message>
    <message>
        <source>WRONG</source>
        <translation>fout</translation>
    </message>
    <message>
        <source>too short to say</source>
        <translation>te kort om dat te zeggen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n woord</numerusform>
            <numerusform>%n woorden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n zin</numerusform>
            <numerusform>%n zinnen</numerusform>
        </translation>
    </message>
    <message>
        <source>All rules are kept.</source>
        <translation>De tekst houdt zich aan alle regels.</translation>
    </message>
    <message>
        <source>Not all rules are kept.</source>
        <translation>De tekst houdt zich niet aan alle regels.</translation>
    </message>
    <message>
        <source>[--sentences] FILE...</source>
        <translation>[--sentences] BESTAND...</translation>
    </message>
    <message>
        <source>Measures whether a Dutch text is plain enough for every reader.
For who changes our words. Shows each rule, and the sentences that break it. FILE is Markdown or text; - is standard input. Whether a text is true is not looked at. The exit code is 3 when a rule is broken or a file cannot be read.</source>
        <translation>Meet of een tekst in het Nederlands duidelijk genoeg is voor elke lezer.
Dit is voor wie onze woorden verandert. U ziet elke regel, en de zinnen die de regel breken. BESTAND is Markdown of tekst; - is de standaardinvoer. Wij kijken niet of de tekst waar is. De eindcode is 3 als de tekst een regel breekt of als wij een bestand niet kunnen lezen.</translation>
    </message>
    <message>
        <source>Loose sentences, such as messages: only the rules for those.</source>
        <translation>Losse zinnen, zoals meldingen: alleen de regels daarvoor.</translation>
    </message>
    <message>
        <source>Flesch-Douma of the whole text: at least 65</source>
        <translation>Flesch-Douma van de hele tekst: minstens 65</translation>
    </message>
    <message>
        <source>Flesch-Douma of each part of 40 words or more: at least 55</source>
        <translation>Flesch-Douma van elk deel vanaf 40 woorden: minstens 55</translation>
    </message>
    <message>
        <source>Brouwer of the whole text: at least 60</source>
        <translation>Brouwer van de hele tekst: minstens 60</translation>
    </message>
    <message>
        <source>Words in a sentence, on average: 6 to 12</source>
        <translation>Woorden per zin, gemiddeld: 6 tot 12</translation>
    </message>
    <message>
        <source>Words in the longest sentence: at most 18</source>
        <translation>Woorden in de langste zin: hoogstens 18</translation>
    </message>
    <message>
        <source>Sentences of more than 15 words: at most 10%</source>
        <translation>Zinnen van meer dan 15 woorden: hoogstens 10%</translation>
    </message>
    <message>
        <source>Words of 4 syllables or more: at most 8%</source>
        <translation>Woorden van 4 lettergrepen of meer: hoogstens 8%</translation>
    </message>
    <message>
        <source>Words that not everybody knows: at most 3%, each with its explanation</source>
        <translation>Woorden die niet iedereen kent: hoogstens 3%, elk met uitleg</translation>
    </message>
    <message>
        <source>Sentences that hide who does something: none</source>
        <translation>Zinnen die verzwijgen wie iets doet: geen</translation>
    </message>
    <message>
        <source>Joining words, such as “so” and “after that”: at least 3%</source>
        <translation>Woorden die verbinden, zoals “dus” en “daarna”: minstens 3%</translation>
    </message>
    <message>
        <source>Formal “you”: at least 3%. Familiar “you”: never</source>
        <translation>Woorden als “u” en “uw”: minstens 3%. Nergens de andere vorm</translation>
    </message>
    <message>
        <source>Words in the whole text: 120 to 400</source>
        <translation>Woorden in de hele tekst: 120 tot 400</translation>
    </message>
    <message>
        <source>At most one “not” or “no” in a sentence</source>
        <translation>Hoogstens één keer “niet” of “geen” in een zin</translation>
    </message>
    <message>
        <source>No word of the list of forbidden words</source>
        <translation>Geen woord van de lijst met verboden woorden</translation>
    </message>
    <message>
        <source>Nothing stiff, shortened, frightening or shouted</source>
        <translation>Niets is stijf, afgekort, eng of in hoofdletters</translation>
    </message>
    <message>
        <source>No numbers of leaks and versions</source>
        <translation>Geen nummers van lekken en versies</translation>
    </message>
    <message>
        <source>No English sentence</source>
        <translation>Geen zin in het Engels</translation>
    </message>
    <message>
        <source>Hard words only with their explanation</source>
        <translation>Moeilijke woorden alleen met uitleg</translation>
    </message>
    <message>
        <source>One word for one thing</source>
        <translation>Eén woord voor één ding</translation>
    </message>
    <message>
        <source>All six parts are there, in their order</source>
        <translation>Alle zes delen zijn er, in hun volgorde</translation>
    </message>
    <message>
        <source>Part 1 says whether criminals use the leak</source>
        <translation>Deel 1 zegt of criminelen het lek gebruiken</translation>
    </message>
    <message>
        <source>Part 2 says what can happen, and what helps</source>
        <translation>Deel 2 zegt wat er kan gebeuren, en wat helpt</translation>
    </message>
    <message>
        <source>Part 3 says whether the computer starts again, and what stays</source>
        <translation>Deel 3 zegt of de computer opnieuw opstart, en wat blijft</translation>
    </message>
    <message>
        <source>Part 4 says how long it takes, and that it is an estimate</source>
        <translation>Deel 4 zegt hoe lang het duurt, en dat dit een schatting is</translation>
    </message>
    <message>
        <source>Part 5 answers yes, no or “we do not know”, and says what is open then</source>
        <translation>Deel 5 zegt ja, nee of “dat weten wij niet”, en wat er dan open staat</translation>
    </message>
    <message>
        <source>Part 6 has 3 to 7 steps, each with a verb first</source>
        <translation>Deel 6 heeft 3 tot 7 stappen, elk met een werkwoord vooraan</translation>
    </message>
    <message>
        <source>Title and summary say when</source>
        <translation>De titel en het begin zeggen wanneer</translation>
    </message>
    <message>
        <source>There is somebody to call, and a later day</source>
        <translation>Er is iemand om te bellen, en een latere dag</translation>
    </message>
    <message>
        <source>No promise, and nothing that is bound to happen</source>
        <translation>Geen belofte, en niets dat zeker gebeurt</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::AddProviderDialog</name>
    <message>
        <source>This maker signs every notice. We check that each time.</source>
        <translation>Deze maker ondertekent elke melding. Wij controleren dat elke keer.</translation>
    </message>
    <message>
        <source>This maker does not promise to sign its notices. So we cannot check each of them.</source>
        <translation>Deze maker belooft niet dat de meldingen ondertekend zijn. Wij kunnen dus niet elke melding controleren.</translation>
    </message>
    <message>
        <source>Add a maker</source>
        <translation>Voeg een maker toe</translation>
    </message>
    <message>
        <source>Website of the maker</source>
        <translation>Website van de maker</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>From which maker do you want to follow the notices?</source>
        <translation>Van welke maker wilt u de meldingen volgen?</translation>
    </message>
    <message>
        <source>Many makers of devices and programs publish a list of leaks (CSAF). We look whether this maker has one.</source>
        <translation>Veel makers van apparaten en programma&apos;s hebben een lijst met lekken (CSAF). Wij kijken of deze maker er een heeft.</translation>
    </message>
    <message>
        <source>We are looking for the list of this maker.</source>
        <translation>Wij zoeken de lijst van deze maker.</translation>
    </message>
    <message>
        <source>We are saving this maker.</source>
        <translation>Wij bewaren deze maker.</translation>
    </message>
    <message>
        <source>Trust this maker and add it</source>
        <translation>Vertrouw deze maker en voeg toe</translation>
    </message>
    <message>
        <source>Look for this maker</source>
        <translation>Zoek deze maker</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Stop met zoeken</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Ga terug</translation>
    </message>
    <message>
        <source>We found: %1</source>
        <translation>Gevonden: %1</translation>
    </message>
    <message>
        <source>It names no key.</source>
        <translation>Deze maker noemt geen sleutel.</translation>
    </message>
    <message numerus="yes">
        <source>From now on we only trust this maker with %Ln key(s):</source>
        <translation>
            <numerusform>Vanaf nu vertrouwen wij deze maker alleen met deze sleutel:</numerusform>
            <numerusform>Vanaf nu vertrouwen wij deze maker alleen met deze %Ln sleutels:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>en nog %Ln</numerusform>
            <numerusform>en nog %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::BundleWarning</name>
    <message>
        <source>Somebody signed “%1”, but we do not know that person. The number of the key is %2.</source>
        <translation>Iemand heeft “%1” ondertekend, maar wij weten niet wie. Het nummer van de sleutel is %2.</translation>
    </message>
    <message>
        <source>Nobody signed “%1”. So we cannot see who made it.</source>
        <translation>Niemand heeft “%1” ondertekend. Wij kunnen dus niet zien wie het heeft gemaakt.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, van %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more list(s)</source>
        <translation>
            <numerusform>en nog %Ln lijst</numerusform>
            <numerusform>en nog %Ln lijsten</numerusform>
        </translation>
    </message>
    <message>
        <source>Do you know who made this file?</source>
        <translation>Weet u wie dit bestand heeft gemaakt?</translation>
    </message>
    <message>
        <source>According to the file itself it was made on %1. These lists are in it:</source>
        <translation>Volgens het bestand zelf is het gemaakt op %1. Deze lijsten staan erin:</translation>
    </message>
    <message>
        <source>Only read it in if you got this file from someone you trust. False lists can hide leaks from you.</source>
        <translation>Alleen inlezen als u het bestand kreeg van iemand die u vertrouwt. Valse lijsten kunnen lekken voor u verbergen.</translation>
    </message>
    <message>
        <source>Do not read it in</source>
        <translation>Lees dit niet in</translation>
    </message>
    <message>
        <source>Read it in all the same</source>
        <translation>Lees dit toch in</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a file in a packed file</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::CopyBox</name>
    <message>
        <source>Copy these lines</source>
        <translation>Kopieer deze regels</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>Kopieer deze regel</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Gekopieerd.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::CountsCard</name>
    <message numerus="yes">
        <source>%Ln part(s) of the system looked at</source>
        <translation>
            <numerusform>%Ln onderdeel bekeken</numerusform>
            <numerusform>%Ln onderdelen bekeken</numerusform>
        </translation>
    </message>
    <message>
        <source>See what we did not look at</source>
        <translation>Zie wat wij niet bekeken</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::DeviceCard</name>
    <message>
        <source>Your devices</source>
        <translation>Uw apparaten</translation>
    </message>
    <message>
        <source>View what to do</source>
        <translation>Bekijk wat u moet doen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Verander</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Haal weg</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::DeviceDialog</name>
    <message>
        <source>Add a device</source>
        <translation>Voeg apparaat toe</translation>
    </message>
    <message>
        <source>Change this device</source>
        <translation>Verander dit apparaat</translation>
    </message>
    <message>
        <source>Keep this device</source>
        <translation>Bewaar dit apparaat</translation>
    </message>
    <message>
        <source>Keep these changes</source>
        <translation>Bewaar deze wijzigingen</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Wat is het?</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Merk</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>as on the label</source>
        <translation>zoals op het plaatje staat</translation>
    </message>
    <message>
        <source>Version of the software in it</source>
        <translation>Versie van de software</translation>
    </message>
    <message>
        <source>You find it in the menu or on the settings page of the device, often under “Firmware” or “About”. You can fill it in later.</source>
        <translation>U vindt de versie in het menu of bij de instellingen van het apparaat. Kijk bij “Firmware” of “Over”. U kunt dit later invullen.</translation>
    </message>
    <message>
        <source>Who keeps it up to date?</source>
        <translation>Wie werkt het bij?</translation>
    </message>
    <message>
        <source>Note for yourself</source>
        <translation>Notitie voor uzelf</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Ga terug</translation>
    </message>
    <message>
        <source>Can others reach it from the internet?</source>
        <translation>Kunnen anderen er vanaf internet bij?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Weet ik niet</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>bijvoorbeeld %1</translation>
    </message>
    <message>
        <source>Your provider updates this device.</source>
        <translation>Uw provider werkt dit apparaat bij.</translation>
    </message>
    <message>
        <source>Fill in the brand. You find it on the device itself.</source>
        <translation>Vul het merk in. Het staat op het apparaat zelf.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::DeviceText</name>
    <message numerus="yes">
        <source>%Ln leak(s) known. Update to %1.</source>
        <translation>
            <numerusform>Eén lek bekend. Werk bij naar %1.</numerusform>
            <numerusform>%Ln lekken bekend. Werk bij naar %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possibly %Ln leak(s). Update to %1.</source>
        <translation>
            <numerusform>Misschien één lek. Werk bij naar %1.</numerusform>
            <numerusform>Misschien %Ln lekken. Werk bij naar %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your provider updates this device.</source>
        <translation>Uw provider werkt dit apparaat bij.</translation>
    </message>
    <message>
        <source>We do not know which version is on it. Look on the device yourself.</source>
        <translation>Wij weten niet welke versie erop staat. Kijk zelf op het apparaat.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln leak(s) we cannot tell whether this device has it.</source>
        <translation>
            <numerusform>Van één lek weten wij niet of dit apparaat het heeft.</numerusform>
            <numerusform>Van %Ln lekken weten wij niet of dit apparaat ze heeft.</numerusform>
        </translation>
    </message>
    <message>
        <source>We have no lists that are new enough. Get them in Sources.</source>
        <translation>Wij hebben geen lijsten die nieuw genoeg zijn. Haal ze op bij Bronnen.</translation>
    </message>
    <message>
        <source>The list that knows this device is old. Update it in Sources.</source>
        <translation>De lijst die dit apparaat kent, is oud. Werk die bij in Bronnen.</translation>
    </message>
    <message>
        <source>Our lists say nothing about this device. Ask the maker or your supplier.</source>
        <translation>Onze lijsten zeggen niets over dit apparaat. Vraag het de maker of uw leverancier.</translation>
    </message>
    <message>
        <source>No known leak found in these lists: %1.</source>
        <translation>Geen bekend lek gevonden in deze lijsten: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between lists</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>version not known</source>
        <translation>versie niet bekend</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versie %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of device, version</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Kept up to date by: %1</source>
        <translation>Bijgewerkt door: %1</translation>
    </message>
    <message>
        <source>Can be reached from the internet: %1</source>
        <translation>Te bereiken vanaf internet: %1</translation>
    </message>
    <message>
        <source>Your note: %1</source>
        <translation>Uw notitie: %1</translation>
    </message>
    <message>
        <source>We are looking up what is known about this device.</source>
        <translation>Wij zoeken op wat er over dit apparaat bekend is.</translation>
    </message>
    <message>
        <source>We have not looked this device up yet.</source>
        <translation>Wij hebben dit apparaat nog niet opgezocht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln leak(s) known. We know of no update for it yet.</source>
        <translation>
            <numerusform>Eén lek bekend. Wij kennen er nog geen update voor.</numerusform>
            <numerusform>%Ln lekken bekend. Wij kennen er nog geen update voor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possibly %Ln leak(s). We know of no update for it yet.</source>
        <translation>
            <numerusform>Misschien één lek. Wij kennen er nog geen update voor.</numerusform>
            <numerusform>Misschien %Ln lekken. Wij kennen er nog geen update voor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leak(s) known. Update to a version newer than %1.</source>
        <translation>
            <numerusform>Eén lek bekend. Werk bij naar een nieuwere versie dan %1.</numerusform>
            <numerusform>%Ln lekken bekend. Werk bij naar een nieuwere versie dan %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possibly %Ln leak(s). Update to a version newer than %1.</source>
        <translation>
            <numerusform>Misschien één lek. Werk bij naar een nieuwere versie dan %1.</numerusform>
            <numerusform>Misschien %Ln lekken. Werk bij naar een nieuwere versie dan %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Apparaten</translation>
    </message>
    <message>
        <source>Add a device</source>
        <translation>Voeg apparaat toe</translation>
    </message>
    <message>
        <source>This program cannot look into these devices. So you fill them in, and we look up which leaks are known.</source>
        <translation>Dit programma kan niet in deze apparaten kijken. U vult ze dus zelf in, en wij zoeken op welke lekken er bekend zijn.</translation>
    </message>
    <message>
        <source>We are looking which devices you filled in</source>
        <translation>Wij kijken welke apparaten u hebt ingevuld</translation>
    </message>
    <message>
        <source>We do not know yet which devices you filled in</source>
        <translation>Wij weten nog niet welke apparaten u hebt ingevuld</translation>
    </message>
    <message>
        <source>You have not filled in any devices yet</source>
        <translation>U hebt nog geen apparaten ingevuld</translation>
    </message>
    <message>
        <source>A router, a network disk or a camera can have leaks too. This program cannot see them, so fill in here which ones you have.</source>
        <translation>Ook in een router, een netwerkschijf of een camera kan een lek zitten. Dit programma kan ze niet zien: vul daarom hier in welke u hebt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 device(s) ask something of you</source>
        <translation>
            <numerusform>%1 apparaat vraagt iets van u</numerusform>
            <numerusform>%1 apparaten vragen iets van u</numerusform>
        </translation>
    </message>
    <message>
        <source>You have nothing to do for your devices now</source>
        <translation>U hoeft nu niets te doen voor uw apparaten</translation>
    </message>
    <message numerus="yes">
        <source>%1 device(s) filled in</source>
        <translation>
            <numerusform>%1 apparaat ingevuld</numerusform>
            <numerusform>%1 apparaten ingevuld</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dat is niet gelukt</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>Weggehaald: %1.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zet terug</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::EmptyState</name>
    <message>
        <source>We are looking at your computer</source>
        <translation>Wij kijken nu naar uw computer</translation>
    </message>
    <message>
        <source>Your updates will be here in a moment. You can go on working.</source>
        <translation>Straks staan hier uw updates. U kunt intussen doorwerken.</translation>
    </message>
    <message>
        <source>We have not looked yet</source>
        <translation>Wij hebben nog niet gekeken</translation>
    </message>
    <message>
        <source>We do not know yet which updates your computer needs. Looking changes nothing on your computer.</source>
        <translation>Wij weten nog niet welke updates uw computer nodig heeft. Wij kijken alleen: er verandert niets op uw computer.</translation>
    </message>
    <message>
        <source>Look at this computer</source>
        <translation>Bekijk deze computer</translation>
    </message>
    <message>
        <source>We do not have a list of leaks yet</source>
        <translation>Wij hebben nog geen lijst met lekken</translation>
    </message>
    <message>
        <source>Without that list we cannot say whether your programs have leaks. Choose a file with the list. You get it from your adviser or from the internet.</source>
        <translation>Zonder die lijst weten wij niet of er lekken in uw programma&apos;s zitten. Kies daarom een bestand met de lijst. U krijgt het van uw adviseur of haalt het van internet.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Kies een bestand</translation>
    </message>
    <message>
        <source>We found no updates now</source>
        <translation>Wij hebben nu geen updates gevonden</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ErrorSentence</name>
    <message>
        <source>We cannot find “%1”. Your earlier data are still there. Check the name and the place, and try again.</source>
        <translation>Wij kunnen “%1” niet vinden. Uw eerdere gegevens zijn er nog. Kijk of de naam en de plaats kloppen en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>We cannot open “%1”. Your earlier data are still there. Check whether you may read this file, and try again.</source>
        <translation>Wij kunnen “%1” niet openen. Uw eerdere gegevens zijn er nog. Kijk of u dit bestand mag lezen en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>“%1” is too large, so we do not read it. Your earlier data are still there. Fetch the file again from its maker.</source>
        <translation>“%1” is te groot, dus wij lezen het niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op bij de maker.</translation>
    </message>
    <message>
        <source>“%1” stops halfway. We do not use it. Your earlier data are still there. Fetch the file again and try it once more.</source>
        <translation>“%1” houdt halverwege op. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op en probeer het nog een keer.</translation>
    </message>
    <message>
        <source>We do not recognise what is in “%1”. We do not use it. Your earlier data are still there. Check whether this is the right file.</source>
        <translation>Wij herkennen niet wat er in “%1” staat. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Kijk of dit het goede bestand is.</translation>
    </message>
    <message>
        <source>The contents of “%1” are damaged. We do not use it. Your earlier data are still there. Fetch the file again.</source>
        <translation>De inhoud van “%1” is beschadigd. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>Something is missing in the data at “%1”. We left that part out. Fetch the file again.</source>
        <translation>In de gegevens bij “%1” ontbreekt iets. Dat stuk hebben wij overgeslagen. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>There is something in the data at “%1” that cannot be right. We left that part out. Fetch the file again.</source>
        <translation>In de gegevens bij “%1” klopt iets niet. Dat stuk hebben wij overgeslagen. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>“%1” is damaged or not complete. We do not use it. Your earlier data are still there. Fetch the file again.</source>
        <translation>“%1” is beschadigd of niet compleet. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>“%1” becomes far too large when it is unpacked, so we refuse it. Your earlier data are still there. Ask the sender where this file comes from.</source>
        <translation>“%1” is na het uitpakken veel te groot. Daarom weigeren wij het. Uw eerdere gegevens zijn er nog. Vraag de afzender waar dit bestand vandaan komt.</translation>
    </message>
    <message>
        <source>“%1” holds too many files, so we refuse it. Your earlier data are still there. Ask the sender where this file comes from.</source>
        <translation>In “%1” zitten te veel bestanden. Daarom weigeren wij het. Uw eerdere gegevens zijn er nog. Vraag de afzender waar dit bestand vandaan komt.</translation>
    </message>
    <message>
        <source>“%1” holds packed files inside packed files, so we refuse it. Your earlier data are still there. Unpack the file yourself and choose the files in it.</source>
        <translation>In “%1” zit een ingepakt bestand in een ingepakt bestand. Daarom weigeren wij het. Uw eerdere gegevens zijn er nog. Pak het bestand zelf uit en kies de bestanden die erin zitten.</translation>
    </message>
    <message>
        <source>The disk is full (%1). Your earlier data are still there. Make room on the disk and try again.</source>
        <translation>De schijf is vol (%1). Uw eerdere gegevens zijn er nog. Maak ruimte op de schijf en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>We cannot save anything in “%1”. Your earlier data are still there. Check whether you may write in this folder.</source>
        <translation>Wij kunnen niets bewaren in “%1”. Uw eerdere gegevens zijn er nog. Kijk of u op die plaats mag schrijven.</translation>
    </message>
    <message>
        <source>Our own data in “%1” are damaged. Your files and programs are not affected. Import the lists again, or make your plan again.</source>
        <translation>Onze eigen gegevens in “%1” zijn beschadigd. Met uw bestanden en programma&apos;s is niets gebeurd. Lees de lijsten opnieuw in, of maak uw plan opnieuw.</translation>
    </message>
    <message>
        <source>The data in “%1” belong to a newer version of Patchwijzer. Nothing has changed. Start that newer version.</source>
        <translation>De gegevens in “%1” horen bij een nieuwere versie van Patchwijzer. Er is niets veranderd. Start die nieuwere versie.</translation>
    </message>
    <message>
        <source>Patchwijzer is already open and uses “%1”. Nothing has changed. Close the other window and try again.</source>
        <translation>Patchwijzer is al open en gebruikt “%1”. Er is niets veranderd. Sluit het andere venster en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The list in “%1” is older than the list you already have. We keep the newer one. You do not have to do anything.</source>
        <translation>De lijst in “%1” is ouder dan de lijst die u al hebt. Wij houden de nieuwste. U hoeft niets te doen.</translation>
    </message>
    <message>
        <source>The program “%1” is not on this computer. Nothing has changed. Ask your IT supplier to install it.</source>
        <translation>Het programma “%1” staat niet op deze computer. Er is niets veranderd. Vraag uw IT-leverancier om het te installeren.</translation>
    </message>
    <message>
        <source>The program “%1” gave an error. Nothing has changed. Try again later. Does it go wrong again? Call your IT supplier.</source>
        <translation>Het programma “%1” gaf een fout. Er is niets veranderd. Probeer het later opnieuw. Gaat het weer mis? Bel dan uw IT-leverancier.</translation>
    </message>
    <message>
        <source>The program “%1” gave an answer that we do not understand. Nothing has changed. Call your IT supplier.</source>
        <translation>Het programma “%1” gaf een antwoord dat wij niet begrijpen. Er is niets veranderd. Bel uw IT-leverancier.</translation>
    </message>
    <message>
        <source>We cannot reach “%1”. Nothing has changed. Check whether this computer has internet, and try again.</source>
        <translation>Wij kunnen “%1” niet bereiken. Er is niets veranderd. Kijk of deze computer internet heeft en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>You stopped this (%1). Nothing has changed. You can start again whenever you like.</source>
        <translation>U hebt dit gestopt (%1). Er is niets veranderd. U kunt op elk moment opnieuw beginnen.</translation>
    </message>
    <message>
        <source>Something is missing or not right: %1. Nothing has changed. Look it over and try again.</source>
        <translation>Er ontbreekt iets of er klopt iets niet: %1. Er is niets veranderd. Kijk het na en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>We do not know an update called “%1”. Nothing has changed. Choose one from the list of updates.</source>
        <translation>Wij kennen geen update met de naam “%1”. Er is niets veranderd. Kies een update uit de lijst.</translation>
    </message>
    <message>
        <source>We cannot look into this kind of system yet (%1). Nothing has changed. Use a computer with Debian or Ubuntu.</source>
        <translation>In dit soort systeem kunnen wij nog niet kijken (%1). Er is niets veranderd. Gebruik een computer met Debian of Ubuntu.</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>plaats onbekend</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>op uw verzoek</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>er is iets niet ingevuld</translation>
    </message>
    <message>
        <source>unknown system</source>
        <translation>onbekend systeem</translation>
    </message>
    <message>
        <source>the internet</source>
        <translation>het internet</translation>
    </message>
    <message>
        <source>name unknown</source>
        <translation>naam onbekend</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>de reden</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>de datum</translation>
    </message>
    <message>
        <source>The list of programs in “%1” is empty or damaged. So we cannot say anything about this computer. Nothing has changed. Call your IT supplier.</source>
        <translation>De lijst met programma&apos;s in “%1” is leeg of beschadigd. Daarom kunnen wij niets over deze computer zeggen. Er is niets veranderd. Bel uw IT-leverancier.</translation>
    </message>
    <message>
        <source>It takes too long to fetch “%1”. Your earlier data are still there. Try again when the internet is faster.</source>
        <translation>Het ophalen van “%1” duurt te lang. Uw eerdere gegevens zijn er nog. Probeer het opnieuw als het internet sneller is.</translation>
    </message>
    <message>
        <source>“%1” is too busy now, or has a fault itself. Your earlier data are still there. Try again in an hour.</source>
        <translation>“%1” heeft het nu te druk of heeft zelf een storing. Uw eerdere gegevens zijn er nog. Probeer het over een uur opnieuw.</translation>
    </message>
    <message>
        <source>We may not fetch “%1”. Your earlier data are still there. Try again tomorrow. Does it go wrong again? Call your IT supplier.</source>
        <translation>Wij mogen “%1” niet ophalen. Uw eerdere gegevens zijn er nog. Probeer het morgen opnieuw. Gaat het weer mis? Bel uw IT-leverancier.</translation>
    </message>
    <message>
        <source>“%1” is no longer on the internet. Your earlier data are still there. Look whether there is a newer version of Patchwijzer.</source>
        <translation>“%1” staat niet meer op internet. Uw eerdere gegevens zijn er nog. Kijk of er een nieuwere versie van Patchwijzer is.</translation>
    </message>
    <message>
        <source>“%1” is far larger than we expected, so we do not fetch it. Your earlier data are still there. Call your IT supplier.</source>
        <translation>“%1” is veel groter dan wij verwachtten. Daarom halen wij het niet op. Uw eerdere gegevens zijn er nog. Bel uw IT-leverancier.</translation>
    </message>
    <message>
        <source>The connection with “%1” is not safe, so we fetch nothing. Your earlier data are still there. Check whether the clock of this computer is right, and try again on a network that you trust.</source>
        <translation>De verbinding met “%1” is niet veilig. Daarom halen wij niets op. Uw eerdere gegevens zijn er nog. Kijk of de klok van deze computer goed staat. Probeer het opnieuw op een netwerk dat u vertrouwt.</translation>
    </message>
    <message>
        <source>We got something else from “%1” than we asked for. We do not use it. Your earlier data are still there. Must you log in on this network first? Do that, and try again.</source>
        <translation>Wij kregen van “%1” iets anders dan wij vroegen. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Moet u eerst inloggen op dit netwerk? Doe dat en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>“%1” has changed on its way to you, or was damaged. We do not use it. Your earlier data are still there. Fetch it again.</source>
        <translation>“%1” is onderweg veranderd of beschadigd. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Haal het opnieuw op.</translation>
    </message>
    <message>
        <source>The maker of “%1” promises a signature, but there is none. We do not use it. Your earlier data are still there. Try again tomorrow.</source>
        <translation>De maker van “%1” belooft een handtekening, maar die is er niet. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Probeer het morgen opnieuw.</translation>
    </message>
    <message>
        <source>The signature under “%1” is not right. We do not use it. Your earlier data are still there. Try again tomorrow. Does it go wrong again? Call your IT supplier.</source>
        <translation>De handtekening onder “%1” klopt niet. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Probeer het morgen opnieuw. Gaat het weer mis? Bel uw IT-leverancier.</translation>
    </message>
    <message>
        <source>“%1” was signed with another key than before. We do not use it. Your earlier data are still there. Ask the maker whether the key was replaced.</source>
        <translation>“%1” is met een andere sleutel ondertekend dan eerst. Wij gebruiken het niet. Uw eerdere gegevens zijn er nog. Vraag de maker of de sleutel is vervangen.</translation>
    </message>
    <message>
        <source>We cannot check the signature under “%1” on this computer. So we do not use it. Your earlier data are still there. Ask your IT supplier to install the program “gpgv”.</source>
        <translation>Wij kunnen de handtekening onder “%1” op deze computer niet controleren. Daarom gebruiken wij het niet. Uw eerdere gegevens zijn er nog. Vraag uw IT-leverancier om het programma “gpgv” te installeren.</translation>
    </message>
    <message>
        <source>We cannot find a list of leaks at “%1”. Nothing has changed. Check the name, or ask this maker whether it publishes a list (CSAF).</source>
        <translation>Wij vinden bij “%1” geen lijst met lekken. Er is niets veranderd. Kijk of de naam klopt, of vraag deze maker of er een lijst is (CSAF).</translation>
    </message>
    <message>
        <source>“%1” has no signature. So we cannot see who made it. We have read nothing. Only read it in if you got it from someone you trust.</source>
        <translation>“%1” heeft geen handtekening. Daarom zien wij niet wie het heeft gemaakt. Wij hebben niets gelezen. Lees het alleen in als u het kreeg van iemand die u vertrouwt.</translation>
    </message>
    <message>
        <source>“%1” was signed by someone we do not know yet. We have read nothing. Only read it in if you got it from someone you trust.</source>
        <translation>“%1” is ondertekend door iemand die wij nog niet kennen. Wij hebben niets gelezen. Lees het alleen in als u het kreeg van iemand die u vertrouwt.</translation>
    </message>
    <message>
        <source>The notice in “%1” does not follow the rules for such notices. We set it apart and do not use it. You do not have to do anything.</source>
        <translation>Het bericht in “%1” volgt de regels voor zulke berichten niet. Wij leggen het apart en gebruiken het niet. U hoeft niets te doen.</translation>
    </message>
    <message>
        <source>there is no list here that may be passed on</source>
        <translation>hier is geen lijst die u mag doorgeven</translation>
    </message>
    <message>
        <source>Something is missing in the data at “%1”. We do not use them. Your earlier data are still there. Fetch the file again.</source>
        <translation>In de gegevens bij “%1” ontbreekt iets. Wij gebruiken ze niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>There is something in the data at “%1” that cannot be right. We do not use them. Your earlier data are still there. Fetch the file again.</source>
        <translation>In de gegevens bij “%1” klopt iets niet. Wij gebruiken ze niet. Uw eerdere gegevens zijn er nog. Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>“%1” points to a place outside the packed file, so we refuse it. Your earlier data are still there. Ask the sender where this file comes from.</source>
        <translation>“%1” wijst naar een plek buiten het ingepakte bestand. Daarom weigeren wij het. Uw eerdere gegevens zijn er nog. Vraag de afzender waar dit bestand vandaan komt.</translation>
    </message>
    <message>
        <source>a list of NVD</source>
        <translation>een lijst van NVD</translation>
    </message>
    <message>
        <source>a list of cve-search</source>
        <translation>een lijst van cve-search</translation>
    </message>
    <message>
        <source>a list in the OVAL form</source>
        <translation>een lijst in de vorm OVAL</translation>
    </message>
    <message>
        <source>a list in the OpenVEX form</source>
        <translation>een lijst in de vorm OpenVEX</translation>
    </message>
    <message>
        <source>a list from the website of Microsoft (Security Update Guide)</source>
        <translation>een lijst van de website van Microsoft (Security Update Guide)</translation>
    </message>
    <message>
        <source>a list in the CVRF form, and not of Microsoft</source>
        <translation>een lijst in de vorm CVRF die niet van Microsoft is</translation>
    </message>
    <message>
        <source>a list of Fortinet</source>
        <translation>een lijst van Fortinet</translation>
    </message>
    <message>
        <source>a working list of Debian itself</source>
        <translation>een werklijst van Debian zelf</translation>
    </message>
    <message>
        <source>a list for the program debsecan</source>
        <translation>een lijst voor het programma debsecan</translation>
    </message>
    <message>
        <source>a working list of Ubuntu itself</source>
        <translation>een werklijst van Ubuntu zelf</translation>
    </message>
    <message>
        <source>a list of VulnerableCode</source>
        <translation>een lijst van VulnerableCode</translation>
    </message>
    <message>
        <source>a list about the leak Log4Shell of 2021</source>
        <translation>een lijst over het lek Log4Shell uit 2021</translation>
    </message>
    <message>
        <source>a list for the program Scoop</source>
        <translation>een lijst voor het programma Scoop</translation>
    </message>
    <message>
        <source>a list of the versions of one program (winget)</source>
        <translation>een lijst met de versies van één programma (winget)</translation>
    </message>
    <message>
        <source>a list that only Windows itself can read (CAB)</source>
        <translation>een lijst die alleen Windows zelf kan lezen (CAB)</translation>
    </message>
    <message>
        <source>a list of news (RSS)</source>
        <translation>een lijst met nieuws (RSS)</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>een webpagina</translation>
    </message>
    <message>
        <source>“%1” is %2. We do not use that. Your earlier data are still there. You do not have to do anything.</source>
        <translation>“%1” is %2. Die gebruiken wij niet. Uw eerdere gegevens zijn er nog. U hoeft niets te doen.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::FinishedCard</name>
    <message>
        <source>%1: %2</source>
        <comment>program, state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::GroupHeading</name>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::HelpPage</name>
    <message>
        <source>Go to Overview</source>
        <translation>Naar Overzicht</translation>
    </message>
    <message>
        <source>Go to Updates</source>
        <translation>Naar Updates</translation>
    </message>
    <message>
        <source>Go to Plan</source>
        <translation>Naar Plan</translation>
    </message>
    <message>
        <source>Look at this computer again</source>
        <translation>Kijk opnieuw naar deze computer</translation>
    </message>
    <message>
        <source>Read in lists of leaks</source>
        <translation>Lees lijsten met lekken in</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Open het menu</translation>
    </message>
    <message>
        <source>Open this help</source>
        <translation>Open deze hulp</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hulp</translation>
    </message>
    <message>
        <source>How Patchwijzer helps you</source>
        <translation>Zo helpt Patchwijzer u</translation>
    </message>
    <message>
        <source>What Patchwijzer does</source>
        <translation>Wat doet Patchwijzer?</translation>
    </message>
    <message>
        <source>Patchwijzer looks at what is installed on this computer. It compares that with lists of known leaks. Then it tells you which updates matter, and what each update does to your computer.</source>
        <translation>Patchwijzer kijkt welke programma&apos;s op deze computer staan. Daarna legt het die naast lijsten met bekende lekken. Zo ziet u welke updates belangrijk zijn, en wat elke update met uw computer doet.</translation>
    </message>
    <message>
        <source>You decide. In this version you do an update yourself; the plan shows exactly what to type. After that Patchwijzer looks whether the update has succeeded.</source>
        <translation>U beslist. In deze versie doet u een update zelf. Het plan laat precies zien wat u intypt. Daarna kijkt Patchwijzer of de update is gelukt.</translation>
    </message>
    <message>
        <source>Your data stay here</source>
        <translation>Uw gegevens blijven hier</translation>
    </message>
    <message>
        <source>Patchwijzer sends nothing about your computer. It does not use the internet.</source>
        <translation>Patchwijzer verstuurt niets over uw computer. Het gebruikt geen internet.</translation>
    </message>
    <message>
        <source>The lists and your choices are in this folder: %1</source>
        <translation>De lijsten en uw keuzes staan in deze map: %1</translation>
    </message>
    <message>
        <source>About Patchwijzer</source>
        <translation>Over Patchwijzer</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versie %1</translation>
    </message>
    <message>
        <source>Patchwijzer is free software. You may use it, look at how it works, and pass it on, under the rules of the GNU General Public License, version 3 or later. There is no warranty.</source>
        <translation>Patchwijzer is vrije software. U mag het gebruiken, bekijken hoe het werkt en doorgeven. Daarvoor gelden de regels van de GNU General Public License, versie 3 of later. Wij geven geen garantie.</translation>
    </message>
    <message>
        <source>Search a program</source>
        <translation>Zoek een programma</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ImpactChips</name>
    <message>
        <source>restart: unknown</source>
        <translation>opnieuw starten: onbekend</translation>
    </message>
    <message>
        <source>no restart</source>
        <translation>niet opnieuw starten</translation>
    </message>
    <message>
        <source>parts stop for a moment</source>
        <translation>onderdelen stoppen even</translation>
    </message>
    <message>
        <source>log in again</source>
        <translation>opnieuw inloggen</translation>
    </message>
    <message>
        <source>computer restarts</source>
        <translation>computer start opnieuw</translation>
    </message>
    <message>
        <source>download: unknown</source>
        <translation>download: onbekend</translation>
    </message>
    <message>
        <source>already downloaded</source>
        <translation>al gedownload</translation>
    </message>
    <message>
        <source>download: %1</source>
        <translation>download: %1</translation>
    </message>
    <message>
        <source>what it does to your computer: unknown</source>
        <translation>gevolgen: nog niet bekend</translation>
    </message>
    <message>
        <source>%1 closes</source>
        <translation>%1 sluit even</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) close</source>
        <translation>
            <numerusform>%n programma sluit even</numerusform>
            <numerusform>%n programma&apos;s sluiten even</numerusform>
        </translation>
    </message>
    <message>
        <source>duration: unknown</source>
        <translation>duur: onbekend</translation>
    </message>
    <message>
        <source>way back: %1</source>
        <translation>terug: %1</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ImportReportCard</name>
    <message>
        <source>We do not know from which date this list is.</source>
        <translation>Wij weten niet van welke datum deze lijst is.</translation>
    </message>
    <message>
        <source>The newest is from %1.</source>
        <translation>De nieuwste is van %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed notice(s) read in.</source>
        <translation>
            <numerusform>%Ln nieuwe of veranderde melding ingelezen.</numerusform>
            <numerusform>%Ln nieuwe of veranderde meldingen ingelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it is about systems that Patchwijzer knows.</source>
        <translation>Er staat niets in over systemen die Patchwijzer kent.</translation>
    </message>
    <message>
        <source>Nothing in it was new.</source>
        <translation>Er stond niets nieuws in.</translation>
    </message>
    <message numerus="yes">
        <source>We could not read %Ln notice(s).</source>
        <translation>
            <numerusform>%Ln melding konden wij niet lezen.</numerusform>
            <numerusform>%Ln meldingen konden wij niet lezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file without a name</source>
        <translation>Een bestand zonder naam</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more file(s)</source>
        <translation>
            <numerusform>Nog %Ln bestand</numerusform>
            <numerusform>Nog %Ln bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>We could not read these files either.</source>
        <translation>Ook deze bestanden konden wij niet lezen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln bestand</numerusform>
            <numerusform>%Ln bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There was nothing to read in</source>
        <translation>Er was niets om in te lezen</translation>
    </message>
    <message>
        <source>Nothing was read in</source>
        <translation>Er is niets ingelezen</translation>
    </message>
    <message>
        <source>Not everything was read in</source>
        <translation>Niet alles is ingelezen</translation>
    </message>
    <message>
        <source>The lists have been read in</source>
        <translation>De lijsten zijn ingelezen</translation>
    </message>
    <message>
        <source>Choose other files</source>
        <translation>Kies andere bestanden</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ListPane</name>
    <message>
        <source>Only updates that close a leak</source>
        <translation>Toon alleen updates tegen lekken</translation>
    </message>
    <message>
        <source>Search a program</source>
        <translation>Zoek een programma</translation>
    </message>
    <message>
        <source>Updates by urgency</source>
        <translation>Updates, de meest dringende eerst</translation>
    </message>
    <message>
        <source>We found no update that fits.</source>
        <translation>Wij hebben geen update gevonden die past.</translation>
    </message>
    <message>
        <source>Show all updates</source>
        <translation>Toon alle updates</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hulp</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
    <message>
        <source>Read in files with lists …</source>
        <translation>Lees bestanden met lijsten in …</translation>
    </message>
    <message>
        <source>Read in a folder with lists …</source>
        <translation>Lees een map met lijsten in …</translation>
    </message>
    <message>
        <source>Close Patchwijzer</source>
        <translation>Sluit Patchwijzer</translation>
    </message>
    <message>
        <source>Choose the files with lists of leaks</source>
        <translation>Kies de bestanden met lijsten van lekken</translation>
    </message>
    <message>
        <source>Choose the folder with lists of leaks</source>
        <translation>Kies de map met lijsten van lekken</translation>
    </message>
    <message>
        <source>Search a program</source>
        <translation>Zoek een programma</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <source>patchwijzer-lists-%1.zip</source>
        <translation>patchwijzer-lijsten-%1.zip</translation>
    </message>
    <message>
        <source>Where do you want to keep the lists?</source>
        <translation>Waar wilt u de lijsten bewaren?</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparaten</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::Navigation</name>
    <message>
        <source>Rooms</source>
        <translation>Pagina&apos;s</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::NextStepCard</name>
    <message>
        <source>Your next step: read in the lists of leaks</source>
        <translation>Lees eerst de lijsten met lekken in</translation>
    </message>
    <message>
        <source>Without these lists we cannot say which updates are urgent. You get the lists as files, for example on a USB stick from your adviser.</source>
        <translation>Zonder deze lijsten weten wij niet welke updates haast hebben. U krijgt de lijsten als bestanden, bijvoorbeeld op een usb-stick van uw adviseur.</translation>
    </message>
    <message>
        <source>Read in lists</source>
        <translation>Lees lijsten in</translation>
    </message>
    <message>
        <source>Your next step: %1</source>
        <translation>Uw volgende stap: %1</translation>
    </message>
    <message>
        <source>View this update</source>
        <translation>Bekijk deze update</translation>
    </message>
    <message>
        <source>View the whole plan first</source>
        <translation>Bekijk eerst het hele plan</translation>
    </message>
    <message>
        <source>There is no step for you now</source>
        <translation>Er is nu geen stap voor u</translation>
    </message>
    <message>
        <source>We found no update that you can install now. Look again in a week, or as soon as you have read in newer lists.</source>
        <translation>Wij vonden geen update die u nu kunt installeren. Kijk over een week opnieuw, of als u nieuwe lijsten hebt ingelezen.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
    <message>
        <source>Your next step: read in new lists of leaks</source>
        <translation>Lees eerst nieuwe lijsten met lekken in</translation>
    </message>
    <message>
        <source>Your lists are too old. So we cannot say which updates are urgent. You get new lists as files, for example on a USB stick from your adviser.</source>
        <translation>Uw lijsten zijn te oud. Daarom weten wij niet welke updates haast hebben. U krijgt nieuwe lijsten als bestanden, bijvoorbeeld op een usb-stick van uw adviseur.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::OtherSourcesCard</name>
    <message>
        <source>You do not need these lists for this computer.</source>
        <translation>Deze lijsten zijn niet nodig voor deze computer.</translation>
    </message>
    <message>
        <source>Hide these lists</source>
        <translation>Verberg deze lijsten</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln list(s)</source>
        <translation>
            <numerusform>Toon %Ln lijst</numerusform>
            <numerusform>Toon %Ln lijsten</numerusform>
        </translation>
    </message>
    <message>
        <source>These we cannot fetch ourselves</source>
        <translation>Deze kunnen wij niet zelf ophalen</translation>
    </message>
    <message>
        <source>Fetch the file from the maker, and read it in here.</source>
        <translation>Haal het bestand op bij de maker, en lees het hier in.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Patchwijzer sends nothing about your computer.</source>
        <translation>Patchwijzer verstuurt niets over uw computer.</translation>
    </message>
    <message>
        <source>We are looking at your computer</source>
        <translation>Wij bekijken uw computer</translation>
    </message>
    <message>
        <source>This takes a few seconds. Nothing changes on your computer.</source>
        <translation>Dit duurt een paar seconden. Er verandert niets op uw computer.</translation>
    </message>
    <message>
        <source>We do not know yet where you stand</source>
        <translation>Wij weten nog niet hoe u ervoor staat</translation>
    </message>
    <message>
        <source>This computer has not been looked at yet.</source>
        <translation>Deze computer is nog niet bekeken.</translation>
    </message>
    <message>
        <source>Below you still see what we found on %1.</source>
        <translation>Hieronder ziet u nog wat wij vonden op %1.</translation>
    </message>
    <message>
        <source>You stopped the look</source>
        <translation>U bent gestopt met kijken</translation>
    </message>
    <message>
        <source>The look at this computer did not succeed</source>
        <translation>Deze computer bekijken is niet gelukt</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
    <message>
        <source>The lists were not read in</source>
        <translation>De lijsten zijn niet ingelezen</translation>
    </message>
    <message>
        <source>Choose other files</source>
        <translation>Kies andere bestanden</translation>
    </message>
    <message>
        <source>Your answer was not saved</source>
        <translation>Uw antwoord is niet bewaard</translation>
    </message>
    <message>
        <source>You told us: others can reach this computer from the internet.</source>
        <translation>U gaf aan: anderen kunnen via internet bij deze computer.</translation>
    </message>
    <message>
        <source>You told us: others cannot reach this computer from the internet.</source>
        <translation>U gaf aan: anderen kunnen niet via internet bij deze computer.</translation>
    </message>
    <message>
        <source>You do not know whether others can reach this computer. So we reckon that they can.</source>
        <translation>U weet niet of anderen bij deze computer kunnen. Daarom rekenen wij erop dat het kan.</translation>
    </message>
    <message>
        <source>Change this answer</source>
        <translation>Verander dit antwoord</translation>
    </message>
    <message>
        <source>This computer was looked at on %1.</source>
        <translation>Deze computer is bekeken op %1.</translation>
    </message>
    <message>
        <source>You see another computer, looked at on %1.</source>
        <translation>U ziet een andere computer, bekeken op %1.</translation>
    </message>
    <message>
        <source>The oldest list is %1.</source>
        <translation>De oudste lijst is %1.</translation>
    </message>
    <message>
        <source>There are no lists of leaks yet.</source>
        <translation>Er zijn nog geen lijsten met lekken.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>In the plan you do your updates one by one, in a good order.</source>
        <translation>In het plan doet u uw updates één voor één, in een goede volgorde.</translation>
    </message>
    <message>
        <source>You postponed what is left. On the day itself it is here again as an open step.</source>
        <translation>U hebt de rest uitgesteld. Op de dag zelf staat die hier weer als open stap.</translation>
    </message>
    <message>
        <source>We have read every version again. See in the list of updates what comes next.</source>
        <translation>Wij hebben elke versie opnieuw gelezen. Kijk bij Updates wat u daarna wilt doen.</translation>
    </message>
    <message>
        <source>Go through the points below first. After that you begin with the first open step.</source>
        <translation>Loop eerst deze punten na. Begin daarna met de eerste open stap.</translation>
    </message>
    <message>
        <source>Do the steps from top to bottom. After each step we read the version again.</source>
        <translation>Doe de stappen van boven naar beneden. Na elke stap lezen wij de versie opnieuw.</translation>
    </message>
    <message>
        <source>Your plan is still empty</source>
        <translation>Uw plan is nog leeg</translation>
    </message>
    <message>
        <source>The rest of your plan waits</source>
        <translation>De rest van uw plan wacht</translation>
    </message>
    <message>
        <source>All steps are checked</source>
        <translation>Alle stappen zijn gecontroleerd</translation>
    </message>
    <message>
        <source>First some preparation</source>
        <translation>Eerst even voorbereiden</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Stap %1 van %2</translation>
    </message>
    <message>
        <source>Plan of %1</source>
        <translation>Plan van %1</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checked</source>
        <translation>
            <numerusform>%n gecontroleerd</numerusform>
            <numerusform>%n gecontroleerd</numerusform>
        </translation>
    </message>
    <message>
        <source>together %1 (estimate)</source>
        <translation>samen %1 (schatting)</translation>
    </message>
    <message numerus="yes">
        <source>of %n update(s) we do not know the duration</source>
        <translation>
            <numerusform>van %n update weten wij de duur niet</numerusform>
            <numerusform>van %n updates weten wij de duur niet</numerusform>
        </translation>
    </message>
    <message>
        <source>with a restart</source>
        <translation>de computer start opnieuw op</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::PostponeDialog</name>
    <message>
        <source>Another moment suits better.</source>
        <translation>Een ander moment komt beter uit.</translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation>Bewaar dit moment</translation>
    </message>
    <message>
        <source>Choose another moment</source>
        <translation>Kies een ander moment</translation>
    </message>
    <message>
        <source>en_GB</source>
        <comment>the locale for dates in this translation</comment>
        <translation>nl_NL</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date format</comment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>When do you want to do this update?</source>
        <translation>Wanneer wilt u deze update doen?</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Ga terug</translation>
    </message>
    <message>
        <source>This day is after %1. The leak stays open longer than we advise. Write down why you wait.</source>
        <translation>Deze dag is later dan %1. Het lek blijft dan langer open dan wij adviseren. Schrijf op waarom u wacht.</translation>
    </message>
    <message>
        <source>We advise %1 at the latest.</source>
        <translation>Wij adviseren: uiterlijk %1.</translation>
    </message>
    <message>
        <source>There is no hurry with this update.</source>
        <translation>Deze update heeft geen haast.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::PreparationRow</name>
    <message>
        <source>What to type in Terminal</source>
        <translation>Wat u typt in Terminal</translation>
    </message>
    <message>
        <source>Skip this</source>
        <translation>Sla dit over</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>Vraag dit opnieuw</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::Preparing</name>
    <message>
        <source>Do you have a back-up?</source>
        <translation>Hebt u een back-up?</translation>
    </message>
    <message>
        <source>A back-up is a copy of your files in another place. We cannot see that ourselves.</source>
        <translation>Een back-up is een kopie van uw bestanden op een andere plek. Wij kunnen dat zelf niet zien.</translation>
    </message>
    <message>
        <source>I have a back-up</source>
        <translation>Ik heb een back-up</translation>
    </message>
    <message>
        <source>You have a back-up</source>
        <translation>U hebt een back-up</translation>
    </message>
    <message>
        <source>Is your work saved?</source>
        <translation>Is uw werk opgeslagen?</translation>
    </message>
    <message>
        <source>Save your files. Then close your programs. We close nothing ourselves.</source>
        <translation>Sla uw bestanden op. Sluit daarna uw programma&apos;s. Wij sluiten zelf niets.</translation>
    </message>
    <message>
        <source>I saved everything</source>
        <translation>Ik heb alles opgeslagen</translation>
    </message>
    <message>
        <source>Your work is saved</source>
        <translation>Uw werk is opgeslagen</translation>
    </message>
    <message>
        <source>Is the computer on mains power?</source>
        <translation>Zit de stekker in het stopcontact?</translation>
    </message>
    <message>
        <source>A laptop may not run out of power during an update.</source>
        <translation>Een laptop mag tijdens een update niet leeg raken.</translation>
    </message>
    <message>
        <source>I plugged it in</source>
        <translation>Ik heb de stekker erin</translation>
    </message>
    <message>
        <source>The computer is on mains power</source>
        <translation>De stekker zit in het stopcontact</translation>
    </message>
    <message>
        <source>Does your computer have the newest list of updates?</source>
        <translation>Heeft uw computer de nieuwste lijst met updates?</translation>
    </message>
    <message>
        <source>Open the program Terminal. Type the line below and press Enter. Your computer then fetches the list.</source>
        <translation>Open het programma Terminal. Typ de regel hieronder en druk op Enter. Uw computer haalt de lijst dan op.</translation>
    </message>
    <message>
        <source>I fetched the list</source>
        <translation>Ik heb de lijst opgehaald</translation>
    </message>
    <message>
        <source>Your computer has the newest list of updates</source>
        <translation>Uw computer heeft de nieuwste lijst met updates</translation>
    </message>
    <message>
        <source>I did this</source>
        <translation>Vink deze stap af</translation>
    </message>
    <message>
        <source>We could not measure this.</source>
        <translation>Dat konden wij niet meten.</translation>
    </message>
    <message>
        <source>There is enough room on the disk</source>
        <translation>Er is genoeg ruimte op de schijf</translation>
    </message>
    <message>
        <source>There is too little room on the disk</source>
        <translation>Er is te weinig ruimte op de schijf</translation>
    </message>
    <message>
        <source>First throw away files that you do not need. Then look again.</source>
        <translation>Gooi eerst bestanden weg die u kunt missen. Kijk daarna opnieuw.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
    <message>
        <source>Is there enough room on the disk?</source>
        <translation>Is er genoeg ruimte op de schijf?</translation>
    </message>
    <message>
        <source>I have enough room</source>
        <translation>Ik heb genoeg ruimte</translation>
    </message>
    <message>
        <source>You skipped this.</source>
        <translation>U hebt dit overgeslagen.</translation>
    </message>
    <message>
        <source>We measured this.</source>
        <translation>Dat hebben wij gemeten.</translation>
    </message>
    <message>
        <source>You told us so yourself.</source>
        <translation>Dat hebt u zelf gezegd.</translation>
    </message>
    <message>
        <source>Needed for all updates together: %1. Free: %2.</source>
        <translation>Nodig voor alle updates samen: %1. Vrij: %2.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Stop reading in</source>
        <translation>Stop met inlezen</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Stop met kijken</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Stop met ophalen</translation>
    </message>
    <message>
        <source>We have %1 of %2.</source>
        <translation>Binnen: %1 van %2.</translation>
    </message>
    <message>
        <source>We have %1.</source>
        <translation>Binnen: %1.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::ReportCard</name>
    <message numerus="yes">
        <source>%Ln list(s)</source>
        <translation>
            <numerusform>%Ln lijst</numerusform>
            <numerusform>%Ln lijsten</numerusform>
        </translation>
    </message>
    <message>
        <source>We could not fetch these either. What you had of them is still there.</source>
        <translation>Ook deze konden wij niet ophalen. Wat u ervan had, is er nog.</translation>
    </message>
    <message numerus="yes">
        <source>Fetched (%1). %Ln line(s) in it are new.</source>
        <translation>
            <numerusform>Opgehaald (%1). %Ln regel daarin is nieuw.</numerusform>
            <numerusform>Opgehaald (%1). %Ln regels daarin zijn nieuw.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped the update of the lists</source>
        <translation>U hebt het bijwerken van de lijsten gestopt</translation>
    </message>
    <message>
        <source>The lists have been updated</source>
        <translation>De lijsten zijn bijgewerkt</translation>
    </message>
    <message>
        <source>The lists were not updated</source>
        <translation>De lijsten zijn niet bijgewerkt</translation>
    </message>
    <message>
        <source>Not all lists were updated</source>
        <translation>Niet alle lijsten zijn bijgewerkt</translation>
    </message>
    <message>
        <source>Not fetched, because you stopped. What you had of them is still there.</source>
        <translation>Niet opgehaald, omdat u stopte. Wat u ervan had, is er nog.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last time.</source>
        <translation>Er is niets veranderd sinds de vorige keer.</translation>
    </message>
    <message>
        <source>Something was not saved</source>
        <translation>Iets is niet bewaard</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Sluit deze melding</translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) in it (%1)</source>
        <translation>
            <numerusform>%Ln lijst erin (%1)</numerusform>
            <numerusform>%Ln lijsten erin (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) left out</source>
        <translation>
            <numerusform>%Ln lijst staat er niet in</numerusform>
            <numerusform>%Ln lijsten staan er niet in</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed by this computer</source>
        <translation>Ondertekend door deze computer</translation>
    </message>
    <message>
        <source>Give this file along once, so that others can see that the lists come from you: %1</source>
        <translation>Geef dit bestand één keer mee. Dan ziet de ander dat de lijsten van u komen: %1</translation>
    </message>
    <message>
        <source>The lists are in “%1”</source>
        <translation>De lijsten staan in “%1”</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::RowText</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 to %2 min</source>
        <translation>%1 tot %2 min</translation>
    </message>
    <message>
        <source>The heart of your system</source>
        <translation>Het hart van uw systeem</translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation>nog geen update</translation>
    </message>
    <message>
        <source>%1 with repairs</source>
        <comment>version</comment>
        <translation>%1 met reparaties</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>herstart</translation>
    </message>
    <message>
        <source>in the plan</source>
        <translation>in het plan</translation>
    </message>
    <message>
        <source>by %1 at the latest</source>
        <translation>uiterlijk %1</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation>
            <numerusform>%n programma</numerusform>
            <numerusform>%n programma&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n program(s)</source>
        <translation>
            <numerusform>Toon %n programma</numerusform>
            <numerusform>Toon %n programma&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more program(s)</source>
        <translation>
            <numerusform>Nog %n programma</numerusform>
            <numerusform>Nog %n programma&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer programs</source>
        <translation>Toon minder programma&apos;s</translation>
    </message>
    <message>
        <source>Show fewer updates</source>
        <translation>Toon minder updates</translation>
    </message>
    <message numerus="yes">
        <source>Show %n update(s)</source>
        <translation>
            <numerusform>Toon %n update</numerusform>
            <numerusform>Toon %n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more update(s)</source>
        <translation>
            <numerusform>Nog %n update</numerusform>
            <numerusform>Nog %n updates</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>versions</comment>
        <translation>%1 naar %2</translation>
    </message>
    <message>
        <source>Parts of the system (%1)</source>
        <translation>Onderdelen van het systeem (%1)</translation>
    </message>
    <message>
        <source>%1, open</source>
        <comment>the parts of the system</comment>
        <translation>%1, open</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <comment>the parts of the system</comment>
        <translation>%1, dicht</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what sort of program</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>With it you %1.</source>
        <comment>what a program is for, in Dutch</comment>
        <translation>Hiermee %1.</translation>
    </message>
    <message>
        <source>%1, newer than %2 is needed</source>
        <comment>versions</comment>
        <translation>%1, nieuwer dan %2 is nodig</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::SourceLine</name>
    <message>
        <source>Update this list</source>
        <translation>Werk deze lijst bij</translation>
    </message>
    <message>
        <source>Fetch this list</source>
        <translation>Haal deze lijst op</translation>
    </message>
    <message>
        <source>Read in from a file</source>
        <translation>Lees in uit een bestand</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <source>These lists tell us which leaks there are. We only fetch whole lists. We send nothing about your computer.</source>
        <translation>Uit deze lijsten weten wij welke lekken er zijn. Wij halen alleen hele lijsten op. Wij sturen niets over uw computer.</translation>
    </message>
    <message>
        <source>Update now</source>
        <translation>Werk nu bij</translation>
    </message>
    <message>
        <source>Read in lists …</source>
        <translation>Lees lijsten in …</translation>
    </message>
    <message>
        <source>Pass lists on …</source>
        <translation>Geef lijsten door …</translation>
    </message>
    <message>
        <source>Add a maker …</source>
        <translation>Voeg een maker toe …</translation>
    </message>
    <message>
        <source>From files</source>
        <translation>Uit bestanden</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Uit een map</translation>
    </message>
    <message>
        <source>We are looking which lists you have</source>
        <translation>Wij kijken welke lijsten u hebt</translation>
    </message>
    <message>
        <source>Your lists are up to date</source>
        <translation>Uw lijsten zijn bij</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Sluit deze melding</translation>
    </message>
    <message>
        <source>The lists were not updated</source>
        <translation>De lijsten zijn niet bijgewerkt</translation>
    </message>
    <message>
        <source>The lists were not read in</source>
        <translation>De lijsten zijn niet ingelezen</translation>
    </message>
    <message>
        <source>The lists were not packed</source>
        <translation>De lijsten zijn niet ingepakt</translation>
    </message>
    <message>
        <source>You had added this maker before. Nothing has changed.</source>
        <translation>U had deze maker al toegevoegd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>We have saved this maker and its keys.</source>
        <translation>Wij hebben deze maker en de sleutels bewaard.</translation>
    </message>
    <message>
        <source>What we knew of the keys of other makers was damaged. We start anew with that.</source>
        <translation>Wat wij wisten van de sleutels van andere makers, was beschadigd. Daar beginnen wij opnieuw mee.</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Toegevoegd: %1</translation>
    </message>
    <message>
        <source>Makers that you added</source>
        <translation>Makers die u hebt toegevoegd</translation>
    </message>
    <message numerus="yes">
        <source>Added on %1, with %Ln key(s)</source>
        <translation>
            <numerusform>Toegevoegd op %1, met %Ln sleutel</numerusform>
            <numerusform>Toegevoegd op %1, met %Ln sleutels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 list(s) need your attention</source>
        <translation>
            <numerusform>Eén lijst vraagt uw aandacht</numerusform>
            <numerusform>%1 lijsten vragen uw aandacht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::Start</name>
    <message>
        <source>folder for the lists and your choices</source>
        <translation>map voor de lijsten en uw keuzes</translation>
    </message>
    <message>
        <source>do as if it is this moment, for tests</source>
        <translation>doe alsof het dit moment is, voor tests</translation>
    </message>
    <message>
        <source>look at the system in this folder instead</source>
        <translation>bekijk in plaats daarvan het systeem in deze map</translation>
    </message>
    <message>
        <source>show the computer from this file instead</source>
        <translation>toon in plaats daarvan de computer uit dit bestand</translation>
    </message>
    <message>
        <source>folder for your choices about that other computer</source>
        <translation>map voor uw keuzes over die andere computer</translation>
    </message>
    <message>
        <source>read in this file or folder with lists</source>
        <translation>lees dit bestand of deze map met lijsten in</translation>
    </message>
    <message>
        <source>colours of the window</source>
        <translation>kleuren van het venster</translation>
    </message>
    <message>
        <source>size of the window in pixels</source>
        <translation>grootte van het venster in pixels</translation>
    </message>
    <message>
        <source>save a picture of every page there, light and dark, and stop</source>
        <translation>bewaar daar een plaatje van elke pagina, licht en donker, en stop</translation>
    </message>
    <message>
        <source>show this text</source>
        <translation>toon deze tekst</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>toon de versie</translation>
    </message>
    <message>
        <source>“%1” is not a size. Write for example 1180x760.</source>
        <translation>“%1” is geen grootte. Schrijf bijvoorbeeld 1180x760.</translation>
    </message>
    <message>
        <source>“%1” is not a theme. Write light, dark or contrast.</source>
        <translation>“%1” is geen kleurkeuze. Schrijf light, dark of contrast.</translation>
    </message>
    <message>
        <source>“%1” is not a moment. Write for example 2026-11-22T09:00:00Z.</source>
        <translation>“%1” is geen moment. Schrijf bijvoorbeeld 2026-11-22T09:00:00Z.</translation>
    </message>
    <message>
        <source>An option has no value. Type: patchwijzer --help</source>
        <translation>Bij een optie ontbreekt de waarde. Typ: patchwijzer --help</translation>
    </message>
    <message>
        <source>We do not know the option “%1”. Type: patchwijzer --help</source>
        <translation>Wij kennen de optie “%1” niet. Typ: patchwijzer --help</translation>
    </message>
    <message>
        <source>We do not know what to do with “%1”. Type: patchwijzer --help</source>
        <translation>Wij weten niet wat wij met “%1” moeten doen. Typ: patchwijzer --help</translation>
    </message>
    <message>
        <source>Patchwijzer tells which updates matter for this computer.</source>
        <translation>Patchwijzer vertelt welke updates belangrijk zijn voor deze computer.</translation>
    </message>
    <message>
        <source>Use: patchwijzer [options]</source>
        <translation>Gebruik: patchwijzer [opties]</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::StepCard</name>
    <message>
        <source>What to type in Terminal</source>
        <translation>Wat u typt in Terminal</translation>
    </message>
    <message>
        <source>We are reading the version again.</source>
        <translation>Wij lezen de versie opnieuw.</translation>
    </message>
    <message>
        <source>I have done this</source>
        <translation>Vink deze stap af</translation>
    </message>
    <message>
        <source>Check this update</source>
        <translation>Controleer deze update</translation>
    </message>
    <message>
        <source>Do it now after all</source>
        <translation>Doe deze stap nu</translation>
    </message>
    <message>
        <source>Postpone this step…</source>
        <translation>Stel deze stap uit…</translation>
    </message>
    <message>
        <source>Take out of the plan</source>
        <translation>Haal uit het plan</translation>
    </message>
    <message>
        <source>Read the explanation</source>
        <translation>Lees de uitleg</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Stap %1 van %2</translation>
    </message>
    <message>
        <source>Check it once more</source>
        <translation>Controleer nog een keer</translation>
    </message>
    <message>
        <source>Put it back to open</source>
        <translation>Zet deze weer open</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Fold this step</source>
        <translation>Verberg deze stap</translation>
    </message>
    <message>
        <source>Show this step</source>
        <translation>Toon deze stap</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::StepText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 en nog %n</numerusform>
            <numerusform>%1 en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Come back here. Press “I have done this” and then “Check this update”.</source>
        <translation>Kom hier terug. Druk op “Vink deze stap af” en daarna op “Controleer deze update”.</translation>
    </message>
    <message>
        <source>Save your work and close your programs.</source>
        <translation>Sla uw werk op en sluit uw programma&apos;s.</translation>
    </message>
    <message>
        <source>Restart the computer.</source>
        <translation>Start de computer opnieuw op.</translation>
    </message>
    <message>
        <source>Let your computer fetch the newest list of updates. Above under the preparations you read how.</source>
        <translation>Laat uw computer de nieuwste lijst met updates ophalen. Bovenaan deze pagina leest u hoe.</translation>
    </message>
    <message>
        <source>Then press “Check this update”. Is it not there yet? Then call your IT supplier.</source>
        <translation>Druk daarna op “Controleer deze update”. Is die er nog niet? Bel dan uw IT-leverancier.</translation>
    </message>
    <message>
        <source>%1, not checked yet</source>
        <translation>%1, nog niet gecontroleerd</translation>
    </message>
    <message>
        <source>postponed until %1. Reason: %2</source>
        <translation>uitgesteld tot %1. Reden: %2</translation>
    </message>
    <message>
        <source>Save your work. Then close %1.</source>
        <translation>Sla uw werk op. Sluit daarna %1.</translation>
    </message>
    <message>
        <source>Save your work.</source>
        <translation>Sla uw werk op.</translation>
    </message>
    <message>
        <source>Ask your IT administrator to carry out this update.</source>
        <translation>Vraag uw IT-beheerder om deze update te doen.</translation>
    </message>
    <message>
        <source>Open the program Terminal.</source>
        <translation>Open het programma Terminal.</translation>
    </message>
    <message>
        <source>Copy the line below, paste it into Terminal and press Enter.</source>
        <translation>Kopieer de regel hieronder. Plak die in Terminal en druk op Enter.</translation>
    </message>
    <message>
        <source>Copy the lines below one by one, paste each into Terminal and press Enter.</source>
        <translation>Kopieer de regels hieronder één voor één. Plak elke regel in Terminal en druk op Enter.</translation>
    </message>
    <message>
        <source>Type your password when Terminal asks for it. You do not see the letters.</source>
        <translation>Typ uw wachtwoord als Terminal daarom vraagt. U ziet de letters niet.</translation>
    </message>
    <message>
        <source>Answer with “J” or “Y” when Terminal asks whether to go on. Then wait until it is done.</source>
        <translation>Typ “J” of “Y” als Terminal vraagt of u door wilt gaan. Wacht daarna tot alles klaar is.</translation>
    </message>
    <message>
        <source>This update removes: %1. Ask your IT administrator first.</source>
        <translation>Deze update haalt dit weg: %1. Vraag eerst uw IT-beheerder.</translation>
    </message>
    <message>
        <source>The update succeeded. We read the version again.</source>
        <translation>De update is gelukt. Wij hebben de versie opnieuw gelezen.</translation>
    </message>
    <message>
        <source>The update succeeded. We read the version again: %1.</source>
        <translation>De update is gelukt. Wij hebben de versie opnieuw gelezen: %1.</translation>
    </message>
    <message>
        <source>We do not read the new version.</source>
        <translation>Wij zien de nieuwe versie niet.</translation>
    </message>
    <message>
        <source>We still read version %1.</source>
        <translation>Wij lezen nog versie %1.</translation>
    </message>
    <message>
        <source>The update has not succeeded yet. %1 We have not changed anything ourselves. Carry out this step once more. Does it go wrong again? Then call your IT supplier.</source>
        <translation>De update is nog niet gelukt. %1 Wij hebben zelf niets veranderd. Doe deze stap nog een keer. Gaat het weer mis? Bel dan uw IT-leverancier.</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::SuggestionCard</name>
    <message>
        <source>Put these in the plan</source>
        <translation>Zet deze in het plan</translation>
    </message>
    <message>
        <source>Choose updates yourself</source>
        <translation>Kies zelf updates</translation>
    </message>
    <message>
        <source>Puts everything for today and this week in the plan.</source>
        <translation>Zet alles van vandaag en deze week in het plan.</translation>
    </message>
    <message>
        <source>We suggest this order. With the button you put everything for today and this week in the plan. You can take out a step at any time. Nothing changes on your computer yet.</source>
        <translation>Dit is een goede volgorde. Met de knop zet u alles van vandaag en deze week in het plan. U kunt een stap er altijd weer uit halen. Er verandert nog niets op uw computer.</translation>
    </message>
    <message>
        <source>We do not know yet how urgent your updates are, because a list is missing or too old. You can already choose in the list what you want to do.</source>
        <translation>Wij weten nog niet hoe dringend uw updates zijn, want een lijst ontbreekt of is te oud. U kunt wel alvast zelf kiezen wat u wilt doen.</translation>
    </message>
    <message>
        <source>We found nothing for today or this week. Choose in the list what you want to do.</source>
        <translation>Voor vandaag en deze week hebben wij niets gevonden. Kies zelf in de lijst wat u wilt doen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>program, minutes</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more update(s)</source>
        <translation>
            <numerusform>en nog %n update</numerusform>
            <numerusform>en nog %n updates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::UnknownCard</name>
    <message numerus="yes">
        <source>About %Ln program(s) the lists do not say enough.</source>
        <translation>
            <numerusform>Over %Ln programma zeggen de lijsten niet genoeg.</numerusform>
            <numerusform>Over %Ln programma&apos;s zeggen de lijsten niet genoeg.</numerusform>
        </translation>
    </message>
    <message>
        <source>This we do not know yet</source>
        <translation>Dit weten wij nog niet</translation>
    </message>
    <message>
        <source>Can others reach this computer from the internet?</source>
        <translation>Kunnen anderen via internet bij deze computer?</translation>
    </message>
    <message>
        <source>For example because you log in from home, or because a website runs on it. Then some updates are more urgent.</source>
        <translation>Bijvoorbeeld omdat u van huis inlogt, of omdat er een website op draait. Dan hebben sommige updates meer haast.</translation>
    </message>
    <message>
        <source>Yes, that is possible</source>
        <translation>Ja, dat kan</translation>
    </message>
    <message>
        <source>No, only here</source>
        <translation>Nee, dat kan niet</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Weet ik niet</translation>
    </message>
    <message>
        <source>Read in lists</source>
        <translation>Lees lijsten in</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation>
            <numerusform>Toon er nog %Ln</numerusform>
            <numerusform>Toon er nog %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patchwijzer::UpdateDetail</name>
    <message>
        <source>Explanation of the update</source>
        <translation>Uitleg over de update</translation>
    </message>
    <message>
        <source>Put in the plan</source>
        <translation>Zet in het plan</translation>
    </message>
    <message>
        <source>Choose another moment</source>
        <translation>Kies een ander moment</translation>
    </message>
    <message>
        <source>Take out of the plan</source>
        <translation>Haal uit het plan</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Ga terug naar de lijst</translation>
    </message>
    <message>
        <source>%1 · by %2 at the latest</source>
        <translation>%1 · uiterlijk %2</translation>
    </message>
    <message>
        <source>See it in the plan</source>
        <translation>Bekijk het in het plan</translation>
    </message>
    <message>
        <source>This update is in your plan.</source>
        <translation>Deze update staat in uw plan.</translation>
    </message>
    <message>
        <source>Postponed until %1. Reason: %2</source>
        <translation>Uitgesteld tot %1. Reden: %2</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::UpdatesPage</name>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
</context>
<context>
    <name>Patchwijzer::UrgencyLegend</name>
    <message>
        <source>how urgent is not known yet</source>
        <translation>haast nog onbekend</translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation>nog geen update</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>%1 and %2</source>
        <comment>the last two of a list</comment>
        <translation>%1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 and %Ln older version(s)</source>
        <translation>
            <numerusform>%1 %2 en %Ln oudere versie</numerusform>
            <numerusform>%1 %2 en %Ln oudere versies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s)</source>
        <translation>
            <numerusform>%Ln melding</numerusform>
            <numerusform>%Ln meldingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leak(s)</source>
        <translation>
            <numerusform>%Ln lek</numerusform>
            <numerusform>%Ln lekken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln regel</numerusform>
            <numerusform>%Ln regels</numerusform>
        </translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>licentie onbekend</translation>
    </message>
    <message>
        <source>terms of the maker (%1)</source>
        <translation>voorwaarden van de maker (%1)</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>licentie %1</translation>
    </message>
    <message>
        <source>read in on %1</source>
        <translation>ingelezen op %1</translation>
    </message>
    <message>
        <source>read in on %1 from “%2”</source>
        <translation>ingelezen op %1 uit “%2”</translation>
    </message>
    <message>
        <source>last fetched on %1</source>
        <translation>laatst opgehaald op %1</translation>
    </message>
    <message numerus="yes">
        <source>We could not read %Ln notice(s). We left them out.</source>
        <translation>
            <numerusform>%Ln melding konden wij niet lezen. Die hebben wij weggelaten.</numerusform>
            <numerusform>%Ln meldingen konden wij niet lezen. Die hebben wij weggelaten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s) break the rules for such notices. We set them apart and do not use them.</source>
        <translation>
            <numerusform>%Ln melding volgt de regels voor zulke meldingen niet. Die gebruiken wij niet.</numerusform>
            <numerusform>%Ln meldingen volgen de regels voor zulke meldingen niet. Die gebruiken wij niet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s) do not follow all the rules. We use them all the same: we know this maker.</source>
        <translation>
            <numerusform>%Ln melding volgt niet alle regels. Wij gebruiken die toch: wij kennen deze maker.</numerusform>
            <numerusform>%Ln meldingen volgen niet alle regels. Wij gebruiken die toch: wij kennen deze maker.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching did not succeed on %1. %2</source>
        <translation>Ophalen lukte niet op %1. %2</translation>
    </message>
    <message>
        <source>Without it we cannot judge this computer well.</source>
        <translation>Zonder deze lijst kunnen wij deze computer niet goed beoordelen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other system(s)</source>
        <translation>
            <numerusform>%Ln ander systeem</numerusform>
            <numerusform>%Ln andere systemen</numerusform>
        </translation>
    </message>
    <message>
        <source>We cannot fetch this list ourselves. You can read it in from a file.</source>
        <translation>Deze lijst kunnen wij niet zelf ophalen. U kunt de lijst wel inlezen uit een bestand.</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Vraagt aandacht</translation>
    </message>
    <message>
        <source>Needed for this computer</source>
        <translation>Nodig voor deze computer</translation>
    </message>
    <message>
        <source>Also on this computer</source>
        <translation>Ook op deze computer</translation>
    </message>
    <message>
        <source>Other lists</source>
        <translation>Andere lijsten</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1 update(s) need your attention today.</source>
        <translation>
            <numerusform>%1 update vraagt vandaag uw aandacht.</numerusform>
            <numerusform>%1 updates vragen vandaag uw aandacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more follow this week.</source>
        <translation>
            <numerusform>Deze week volgt er nog %1.</numerusform>
            <numerusform>Deze week volgen er nog %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 update(s) need your attention this week.</source>
        <translation>
            <numerusform>%1 update vraagt deze week uw aandacht.</numerusform>
            <numerusform>%1 updates vragen deze week uw aandacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We cannot say yet how urgent the other %1 are.</source>
        <translation>
            <numerusform>Van de andere update weten wij nog niet of hij haast heeft.</numerusform>
            <numerusform>Van de andere %1 weten wij nog niet of ze haast hebben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 update(s) are ready; we cannot say yet how urgent they are.</source>
        <translation>
            <numerusform>Er is %1 update. Wij kunnen nog niet zeggen of die haast heeft.</numerusform>
            <numerusform>Er zijn %1 updates. Wij kunnen nog niet zeggen of die haast hebben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 update(s) can wait until your next fixed moment.</source>
        <translation>
            <numerusform>%1 update kan wachten tot de volgende ronde.</numerusform>
            <numerusform>%1 updates kunnen wachten tot de volgende ronde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 update(s) can wait.</source>
        <translation>
            <numerusform>%1 update kan wachten.</numerusform>
            <numerusform>%1 updates kunnen wachten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %1 can wait until your next fixed moment.</source>
        <translation>
            <numerusform>De andere update kan wachten tot de volgende ronde.</numerusform>
            <numerusform>De andere %1 kunnen wachten tot de volgende ronde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %1 can wait.</source>
        <translation>
            <numerusform>De andere update kan wachten.</numerusform>
            <numerusform>De andere %1 kunnen wachten.</numerusform>
        </translation>
    </message>
    <message>
        <source>We do not recognise the version of your system.</source>
        <translation>Wij herkennen de versie van uw systeem niet.</translation>
    </message>
    <message>
        <source>We have no list for this version of your system.</source>
        <translation>Wij hebben geen lijst voor deze versie van uw systeem.</translation>
    </message>
    <message>
        <source>Import the lists of known leaks first.</source>
        <translation>Lees eerst de lijsten met bekende lekken in.</translation>
    </message>
    <message>
        <source>We cannot say yet which updates are urgent.</source>
        <translation>Wij kunnen nog niet zeggen welke updates haast hebben.</translation>
    </message>
    <message>
        <source>We cannot say yet which of the other updates are urgent.</source>
        <translation>Van de andere updates weten wij nog niet of ze haast hebben.</translation>
    </message>
    <message>
        <source>We could not ask which updates are ready.</source>
        <translation>Wij konden niet vragen welke updates klaarstaan.</translation>
    </message>
    <message>
        <source>No updates are ready for you now.</source>
        <translation>Er staan nu geen updates voor u klaar.</translation>
    </message>
    <message>
        <source>We have not been able to check everything.</source>
        <translation>Wij hebben nog niet alles kunnen controleren.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Deze week</translation>
    </message>
    <message>
        <source>Next round</source>
        <translation>Volgende ronde</translation>
    </message>
    <message>
        <source>Can wait</source>
        <translation>Kan wachten</translation>
    </message>
    <message>
        <source>No update: stop-gap or replace</source>
        <translation>Geen update: maatregel of vervangen</translation>
    </message>
    <message>
        <source>Do these updates today.</source>
        <translation>Doe deze updates vandaag.</translation>
    </message>
    <message>
        <source>Choose a quiet hour this week for these updates.</source>
        <translation>Kies deze week een rustig uur voor deze updates.</translation>
    </message>
    <message>
        <source>Do these updates at your next fixed moment.</source>
        <translation>Doe deze updates bij uw volgende vaste ronde.</translation>
    </message>
    <message>
        <source>There is no hurry with these updates.</source>
        <translation>Deze updates hebben geen haast.</translation>
    </message>
    <message>
        <source>closes a leak</source>
        <translation>sluit een lek</translation>
    </message>
    <message>
        <source>other improvement</source>
        <translation>andere verbetering</translation>
    </message>
    <message>
        <source>ready on this computer</source>
        <translation>staat klaar op deze computer</translation>
    </message>
    <message>
        <source>published, not seen on this computer yet</source>
        <translation>is er al, maar staat nog niet klaar op deze computer</translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation>nog geen update</translation>
    </message>
    <message>
        <source>there is a leak</source>
        <translation>er zit een lek in</translation>
    </message>
    <message>
        <source>possibly a leak</source>
        <translation>misschien zit er een lek in</translation>
    </message>
    <message>
        <source>this leak is not in your version</source>
        <translation>dit lek zit niet in uw versie</translation>
    </message>
    <message>
        <source>cannot be determined</source>
        <translation>niet te bepalen</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>niet gecontroleerd</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemeten</translation>
    </message>
    <message>
        <source>according to the maker</source>
        <translation>volgens de maker</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>schatting</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>gecontroleerd</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>niet gelukt</translation>
    </message>
    <message>
        <source>postponed</source>
        <translation>uitgesteld</translation>
    </message>
    <message>
        <source>still to do</source>
        <translation>nog te doen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>Make a back-up of your files.</source>
        <translation>Maak een back-up van uw bestanden.</translation>
    </message>
    <message>
        <source>Save your work and close your programs.</source>
        <translation>Sla uw werk op en sluit uw programma&apos;s.</translation>
    </message>
    <message>
        <source>Plug in the power cable.</source>
        <translation>Sluit de computer aan op het stopcontact.</translation>
    </message>
    <message>
        <source>Make sure there is enough room on the disk.</source>
        <translation>Kijk of er genoeg ruimte op de schijf is.</translation>
    </message>
    <message>
        <source>Let this computer fetch the newest list of updates.</source>
        <translation>Laat deze computer de nieuwste lijst met updates ophalen.</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>bijgewerkt</translation>
    </message>
    <message>
        <source>old</source>
        <translation>oud</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>te oud</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>nog niet bekend</translation>
    </message>
    <message>
        <source>We are looking at what is installed on this computer.</source>
        <translation>Wij kijken wat er op deze computer staat.</translation>
    </message>
    <message>
        <source>We are asking which updates are ready.</source>
        <translation>Wij vragen welke updates klaarstaan.</translation>
    </message>
    <message>
        <source>We are reading the lists of known leaks.</source>
        <translation>Wij lezen de lijsten met bekende lekken.</translation>
    </message>
    <message>
        <source>We are comparing your programs with the lists.</source>
        <translation>Wij vergelijken uw programma&apos;s met de lijsten.</translation>
    </message>
    <message>
        <source>We are making a plan.</source>
        <translation>Wij maken een plan.</translation>
    </message>
    <message>
        <source>We are reading the file.</source>
        <translation>Wij lezen het bestand.</translation>
    </message>
    <message>
        <source>We are reading “%1”.</source>
        <translation>Wij lezen “%1”.</translation>
    </message>
    <message>
        <source>We are saving the lists on this computer.</source>
        <translation>Wij bewaren de lijsten op deze computer.</translation>
    </message>
    <message>
        <source>programs from Flatpak</source>
        <translation>programma&apos;s van Flatpak</translation>
    </message>
    <message>
        <source>programs from Snap</source>
        <translation>programma&apos;s van Snap</translation>
    </message>
    <message>
        <source>programs in the folder /opt</source>
        <translation>programma&apos;s in de map /opt</translation>
    </message>
    <message>
        <source>programs in the folder /usr/local</source>
        <translation>programma&apos;s in de map /usr/local</translation>
    </message>
    <message>
        <source>programs from AppImage files</source>
        <translation>programma&apos;s uit AppImage-bestanden</translation>
    </message>
    <message>
        <source>programs in the users&apos; own folders</source>
        <translation>programma&apos;s in de eigen mappen van gebruikers</translation>
    </message>
    <message>
        <source>programs from npm</source>
        <translation>programma&apos;s van npm</translation>
    </message>
    <message>
        <source>programs from pip</source>
        <translation>programma&apos;s van pip</translation>
    </message>
    <message>
        <source>the list of installed programs</source>
        <translation>de lijst met programma&apos;s</translation>
    </message>
    <message>
        <source>the name and version of the system</source>
        <translation>de naam en versie van het systeem</translation>
    </message>
    <message>
        <source>We do not have %1 yet. Import that list first.</source>
        <translation>Wij hebben %1 nog niet. Lees die eerst in.</translation>
    </message>
    <message>
        <source>Our copy of %1 is too old. Newer leaks are not in it. Import a new list.</source>
        <translation>%1 is te oud. Nieuwe lekken staan er niet in. Lees een nieuwe lijst in.</translation>
    </message>
    <message>
        <source>Some lines of %1 were damaged. We left them out.</source>
        <translation>In %1 is een deel beschadigd. Dat hebben wij overgeslagen.</translation>
    </message>
    <message>
        <source>Our copy of %1 is getting old. We still use it. Import a new list soon.</source>
        <translation>%1 is al wat ouder. Wij gebruiken die nog wel. Lees snel een nieuwe lijst in.</translation>
    </message>
    <message>
        <source>We do not recognise the version of this system. So we cannot look up its leaks.</source>
        <translation>Wij herkennen de versie van dit systeem niet. Daarom kunnen wij de lekken niet opzoeken.</translation>
    </message>
    <message>
        <source>Our lists hold nothing about this version of the system (%1). So we cannot look up its leaks.</source>
        <translation>In onze lijsten staat niets over deze versie van het systeem (%1). Daarom kunnen wij de lekken niet opzoeken.</translation>
    </message>
    <message>
        <source>Not looked at: %1.</source>
        <translation>Niet bekeken: %1.</translation>
    </message>
    <message>
        <source>The program “%1” is not fully installed. So we cannot judge it well.</source>
        <translation>Het programma “%1” is niet helemaal geïnstalleerd. Daarom weten wij er te weinig van.</translation>
    </message>
    <message>
        <source>One line in the list of installed programs is damaged. We left it out.</source>
        <translation>Een stuk van de lijst met programma&apos;s is beschadigd. Dat hebben wij overgeslagen.</translation>
    </message>
    <message>
        <source>We could not ask this computer which updates are ready.</source>
        <translation>Wij konden deze computer niet vragen welke updates klaarstaan.</translation>
    </message>
    <message>
        <source>We do not know which leaks criminals use now. So an update may be more urgent than it seems.</source>
        <translation>Wij weten niet van welke lekken criminelen nu misbruik maken. Een update kan dus meer haast hebben dan het lijkt.</translation>
    </message>
    <message>
        <source>We cannot read the lists of known leaks on this computer. Import them again.</source>
        <translation>Wij kunnen de lijsten met bekende lekken niet lezen. Lees ze opnieuw in.</translation>
    </message>
    <message>
        <source>We cannot read your earlier choices on this computer. The plan starts without them.</source>
        <translation>Wij kunnen uw eerdere keuzes niet lezen. Het plan begint daarom zonder die keuzes.</translation>
    </message>
    <message>
        <source>Criminals already use this leak.</source>
        <translation>Criminelen maken al misbruik van dit lek.</translation>
    </message>
    <message>
        <source>Criminals use this leak to lock files and ask for money.</source>
        <translation>Criminelen zetten via dit lek bestanden op slot en vragen daarna geld.</translation>
    </message>
    <message>
        <source>This computer can be reached from the internet.</source>
        <translation>Deze computer is bereikbaar vanaf het internet.</translation>
    </message>
    <message>
        <source>This computer cannot be reached from the internet.</source>
        <translation>Deze computer is niet bereikbaar vanaf het internet.</translation>
    </message>
    <message>
        <source>We do not know yet whether this computer can be reached from the internet.</source>
        <translation>Wij weten nog niet of deze computer bereikbaar is vanaf het internet.</translation>
    </message>
    <message>
        <source>Through this leak a criminal can take over the computer.</source>
        <translation>Via dit lek kan een crimineel de computer overnemen.</translation>
    </message>
    <message>
        <source>Through this leak a criminal gets hold of part of the computer.</source>
        <translation>Via dit lek krijgt een crimineel een deel van de computer in handen.</translation>
    </message>
    <message>
        <source>Criminals can try this leak on many computers at once.</source>
        <translation>Criminelen kunnen dit lek bij veel computers tegelijk proberen.</translation>
    </message>
    <message>
        <source>Perhaps this leak is in your version; we are not sure.</source>
        <translation>Misschien zit dit lek in uw versie. Wij weten het niet zeker.</translation>
    </message>
    <message>
        <source>We do not know whether criminals use this leak now.</source>
        <translation>Wij weten niet of criminelen nu misbruik maken van dit lek.</translation>
    </message>
    <message>
        <source>The maker has marked this as a security update.</source>
        <translation>De maker noemt dit een beveiligingsupdate.</translation>
    </message>
    <message>
        <source>This can go along with ordinary maintenance.</source>
        <translation>Dit kan mee met het gewone onderhoud.</translation>
    </message>
    <message>
        <source>We know of no leak that this update closes.</source>
        <translation>Wij kennen geen lek dat deze update sluit.</translation>
    </message>
    <message>
        <source>We could not compare the version numbers.</source>
        <translation>Wij konden deze update niet met de lijsten vergelijken.</translation>
    </message>
    <message>
        <source>An earlier update only works after a restart.</source>
        <translation>Een eerdere update werkt pas als de computer opnieuw is gestart.</translation>
    </message>
    <message>
        <source>The maker has a newer version that is not ready on this computer yet.</source>
        <translation>De maker heeft een nieuwere versie. Die staat nog niet klaar op deze computer.</translation>
    </message>
    <message>
        <source>This computer is holding the update back for now.</source>
        <translation>Deze computer houdt de update nu nog tegen.</translation>
    </message>
    <message>
        <source>Someone has put this program on hold.</source>
        <translation>Iemand heeft dit programma vastgezet. Daarom krijgt het geen updates.</translation>
    </message>
    <message>
        <source>You postponed this past the day we advise.</source>
        <translation>U hebt dit langer uitgesteld dan wij adviseren.</translation>
    </message>
    <message>
        <source>the list of leaks in Debian</source>
        <translation>de lijst met lekken in Debian</translation>
    </message>
    <message>
        <source>the security notices of Debian</source>
        <translation>de lijst met beveiligingsberichten van Debian</translation>
    </message>
    <message>
        <source>the security notices for older Debian versions</source>
        <translation>de lijst met beveiligingsberichten voor oudere Debian-versies</translation>
    </message>
    <message>
        <source>the list of leaks that criminals use now</source>
        <translation>de lijst met lekken waar criminelen misbruik van maken</translation>
    </message>
    <message>
        <source>This list is from %1.</source>
        <translation>Deze lijst is van %1.</translation>
    </message>
    <message>
        <source>This list is from %1. That is getting old. Import a new list soon.</source>
        <translation>Deze lijst is van %1. Dat is al wat ouder. Lees snel een nieuwe lijst in.</translation>
    </message>
    <message>
        <source>This list is from %1. That is too old: newer leaks are not in it.</source>
        <translation>Deze lijst is van %1. Dat is te oud: nieuwe lekken staan er niet in.</translation>
    </message>
    <message>
        <source>You have not imported this list yet.</source>
        <translation>Deze lijst hebt u nog niet ingelezen.</translation>
    </message>
    <message>
        <source>Not checked: %1.</source>
        <translation>Niet gecontroleerd: %1.</translation>
    </message>
    <message>
        <source>We cannot compare the version number.</source>
        <translation>Wij kunnen het versienummer niet vergelijken.</translation>
    </message>
    <message>
        <source>The list does not say which versions have the leak.</source>
        <translation>De lijst zegt niet in welke versies het lek zit.</translation>
    </message>
    <message>
        <source>Two lists contradict each other about this.</source>
        <translation>Twee lijsten spreken elkaar hierover tegen.</translation>
    </message>
    <message>
        <source>The notice about this leak was withdrawn.</source>
        <translation>De maker heeft het bericht over dit lek ingetrokken.</translation>
    </message>
    <message>
        <source>The maker no longer looks at this version.</source>
        <translation>De maker kijkt niet meer naar deze versie.</translation>
    </message>
    <message>
        <source>The list is too old to give an answer.</source>
        <translation>De lijst is te oud voor een antwoord.</translation>
    </message>
    <message>
        <source>The list that knows this is missing.</source>
        <translation>De lijst die dit weet, ontbreekt.</translation>
    </message>
    <message>
        <source>The maker does not know yet.</source>
        <translation>De maker weet het nog niet.</translation>
    </message>
    <message>
        <source>The maker calls this leak minor.</source>
        <translation>De maker noemt dit een klein lek.</translation>
    </message>
    <message>
        <source>This old part of the system is no longer in use.</source>
        <translation>Dit oude onderdeel van het systeem is niet meer in gebruik.</translation>
    </message>
    <message>
        <source>The new version is installed and only works after a restart.</source>
        <translation>De nieuwe versie staat er, maar werkt pas als de computer opnieuw is gestart.</translation>
    </message>
    <message>
        <source>The data does not allow an answer.</source>
        <translation>De gegevens geven hierop geen antwoord.</translation>
    </message>
    <message>
        <source>Update %1 from %2 to %3.</source>
        <translation>Werk %1 bij van %2 naar %3.</translation>
    </message>
    <message>
        <source>Succeeded. The new version is installed.</source>
        <translation>Gelukt. De nieuwe versie staat erop.</translation>
    </message>
    <message>
        <source>Succeeded. Version %1 is now installed.</source>
        <translation>Gelukt. Versie %1 staat er nu op.</translation>
    </message>
    <message>
        <source>Not succeeded. The new version is not installed yet.</source>
        <translation>Niet gelukt. De nieuwe versie staat er nog niet op.</translation>
    </message>
    <message>
        <source>Not succeeded. Version %1 is still installed.</source>
        <translation>Niet gelukt. Versie %1 staat er nog op.</translation>
    </message>
    <message>
        <source>We have not checked this update yet.</source>
        <translation>Wij hebben deze update nog niet gecontroleerd.</translation>
    </message>
    <message>
        <source>en_GB</source>
        <extracomment>The locale for numbers and dates in this translation, e.g. nl_NL. Do not translate as words.</extracomment>
        <translation>nl_NL</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>Date format of QLocale: day, month in full, year.</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Date format of QLocale: day, short month, year.</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>%1 is a date, %2 a clock time.</extracomment>
        <translation>%1 om %2 uur</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>Time format of QLocale.</extracomment>
        <translation>HH.mm</translation>
    </message>
    <message>
        <source>from today</source>
        <translation>van vandaag</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n dag oud</numerusform>
            <numerusform>%n dagen oud</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <comment>as in: no updates</comment>
        <translation>geen</translation>
    </message>
    <message>
        <source>one</source>
        <translation>één</translation>
    </message>
    <message>
        <source>two</source>
        <translation>twee</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drie</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>vijf</translation>
    </message>
    <message>
        <source>six</source>
        <translation>zes</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>zeven</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>negen</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>tien</translation>
    </message>
    <message>
        <source>eleven</source>
        <translation>elf</translation>
    </message>
    <message>
        <source>twelve</source>
        <translation>twaalf</translation>
    </message>
    <message>
        <source>about one minute</source>
        <translation>ongeveer één minuut</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>ongeveer %n minuut</numerusform>
            <numerusform>ongeveer %n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n minute(s)</source>
        <translation>
            <numerusform>%1 tot %n minuut</numerusform>
            <numerusform>%1 tot %n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>we do not know whether the computer has to restart</source>
        <translation>wij weten niet of de computer opnieuw moet starten</translation>
    </message>
    <message>
        <source>no restart</source>
        <translation>de computer hoeft niet opnieuw te starten</translation>
    </message>
    <message>
        <source>parts of the system stop for a moment</source>
        <translation>delen van het systeem stoppen even</translation>
    </message>
    <message>
        <source>log in again</source>
        <translation>u moet opnieuw inloggen</translation>
    </message>
    <message>
        <source>restart the computer</source>
        <translation>de computer moet opnieuw starten</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>deels</translation>
    </message>
    <message>
        <source>Our lists of known leaks are too old. Import new lists first.</source>
        <translation>Onze lijsten met bekende lekken zijn te oud. Lees eerst nieuwe lijsten in.</translation>
    </message>
    <message>
        <source>A list of leaks is missing or too old. So there may be more haste than we can see.</source>
        <translation>Een lijst met lekken ontbreekt of is te oud. Er kan dus meer haast zijn dan wij nu zien.</translation>
    </message>
    <message>
        <source>We are fetching %1.</source>
        <translation>Wij halen %1 op.</translation>
    </message>
    <message>
        <source>%1: as far as we know, the maker does not allow that this list is passed on.</source>
        <translation>%1: voor zover wij weten mag u deze lijst van de maker niet doorgeven.</translation>
    </message>
    <message>
        <source>%1: this version of Patchwijzer does not know this list.</source>
        <translation>%1: deze versie van Patchwijzer kent deze lijst niet.</translation>
    </message>
    <message>
        <source>%1: this list cannot be packed. Fetch it on the other computer itself.</source>
        <translation>%1: deze lijst kunnen wij niet inpakken. Haal hem op de andere computer zelf op.</translation>
    </message>
    <message>
        <source>%1: for a reason that we do not know.</source>
        <translation>%1: om een reden die wij niet kennen.</translation>
    </message>
    <message>
        <source>the worldwide list of leaks</source>
        <translation>de wereldwijde lijst met lekken</translation>
    </message>
    <message>
        <source>the security notices of other makers</source>
        <translation>de lijst met beveiligingsberichten van andere makers</translation>
    </message>
    <message>
        <source>the list of Debian versions</source>
        <translation>de lijst met versies van Debian</translation>
    </message>
    <message>
        <source>the list of Debian programs with less help</source>
        <translation>de lijst met Debian-programma&apos;s met minder hulp</translation>
    </message>
    <message>
        <source>the overview of leaks of Debian itself</source>
        <translation>de lijst met lekken die Debian zelf bijhoudt</translation>
    </message>
    <message>
        <source>the list of how long programs get updates</source>
        <translation>de lijst van hoe lang programma&apos;s updates krijgen</translation>
    </message>
    <message>
        <source>the list of how likely it is that a leak is used</source>
        <translation>de lijst van hoe groot de kans op misbruik is</translation>
    </message>
    <message>
        <source>the European list of leaks that criminals use now</source>
        <translation>de Europese lijst met lekken die criminelen nu gebruiken</translation>
    </message>
    <message>
        <source>the European and American list of leaks that criminals use now</source>
        <translation>de Europese en Amerikaanse lijst met lekken die criminelen nu gebruiken</translation>
    </message>
    <message>
        <source>the security notices of Firefox</source>
        <translation>de lijst met beveiligingsberichten van Firefox</translation>
    </message>
    <message>
        <source>the monthly updates of Microsoft</source>
        <translation>de lijst met maandelijkse updates van Microsoft</translation>
    </message>
    <message>
        <source>the list of leaks in Ubuntu</source>
        <translation>de lijst met lekken in Ubuntu</translation>
    </message>
    <message>
        <source>the list of Ubuntu versions</source>
        <translation>de lijst met versies van Ubuntu</translation>
    </message>
    <message>
        <source>the security notices of Ubuntu</source>
        <translation>de lijst met beveiligingsberichten van Ubuntu</translation>
    </message>
    <message>
        <source>the list of Windows updates</source>
        <translation>de lijst met Windows-updates</translation>
    </message>
    <message>
        <source>the list of newest Windows programs</source>
        <translation>de lijst met de nieuwste Windows-programma&apos;s</translation>
    </message>
    <message>
        <source>the security notices of %1</source>
        <translation>de lijst met beveiligingsberichten van %1</translation>
    </message>
    <message>
        <source>The maker no longer repairs this. The advice is to stop using it.</source>
        <translation>De maker maakt dit niet meer in orde. Het advies is: gebruik het niet meer.</translation>
    </message>
    <message>
        <source>%1 (according to the date of the file)</source>
        <translation>%1 (volgens de datum van het bestand)</translation>
    </message>
    <message>
        <source>the software inside the parts of the computer (firmware)</source>
        <translation>de software in de onderdelen van de computer (firmware)</translation>
    </message>
    <message>
        <source>programs that only other users have</source>
        <translation>programma&apos;s die alleen andere gebruikers hebben</translation>
    </message>
    <message>
        <source>which programs are out of date: we cannot compare their versions</source>
        <translation>welke programma&apos;s verouderd zijn: wij kunnen hun versies niet vergelijken</translation>
    </message>
    <message>
        <source>the parts that programs are built with</source>
        <translation>de onderdelen waarmee programma&apos;s zijn gemaakt</translation>
    </message>
    <message>
        <source>the parts of a website (WordPress)</source>
        <translation>de onderdelen van een website (WordPress)</translation>
    </message>
    <message>
        <source>There are no more free updates for %1. You can still buy them.</source>
        <translation>Er zijn geen gratis updates meer voor %1. U kunt ze nog wel kopen.</translation>
    </message>
    <message>
        <source>The program “%1” only gets updates for some uses.</source>
        <translation>Het programma “%1” krijgt alleen updates voor een deel van wat het kan.</translation>
    </message>
    <message>
        <source>the list of leaks in %1</source>
        <translation>de lijst met lekken in %1</translation>
    </message>
    <message>
        <source>Our lists hold nothing about this version of the system.</source>
        <translation>Onze lijsten zeggen niets over deze versie van het systeem.</translation>
    </message>
    <message>
        <source>Router or modem</source>
        <translation>Router of modem</translation>
    </message>
    <message>
        <source>Firewall or vpn</source>
        <translation>Firewall of vpn</translation>
    </message>
    <message>
        <source>Network disk (NAS)</source>
        <translation>Netwerkschijf (NAS)</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Till or card terminal</source>
        <translation>Kassa of pinapparaat</translation>
    </message>
    <message>
        <source>Phone or tablet</source>
        <translation>Telefoon of tablet</translation>
    </message>
    <message>
        <source>Other device</source>
        <translation>Ander apparaat</translation>
    </message>
    <message>
        <source>ourselves</source>
        <translation>wijzelf</translation>
    </message>
    <message>
        <source>our ICT supplier</source>
        <translation>onze ICT-leverancier</translation>
    </message>
    <message>
        <source>the internet or payment provider</source>
        <translation>de provider van internet of betalen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>We do not know which version you have.</source>
        <translation>Wij weten niet welke versie u hebt.</translation>
    </message>
    <message>
        <source>We do not know which version of Windows you have exactly.</source>
        <translation>Wij weten niet precies welke versie van Windows u hebt.</translation>
    </message>
    <message>
        <source>Part of the version number is missing from the list.</source>
        <translation>In de lijst ontbreekt een deel van het versienummer.</translation>
    </message>
    <message>
        <source>The list does not say whether your version still belongs to the bad ones.</source>
        <translation>De lijst zegt niet of het lek ook in uw versie zit.</translation>
    </message>
    <message>
        <source>The maker wrote the versions down in a way that is not clear.</source>
        <translation>De maker heeft de versies niet duidelijk opgeschreven.</translation>
    </message>
    <message>
        <source>The list says nothing about your version.</source>
        <translation>De lijst zegt niets over uw versie.</translation>
    </message>
    <message>
        <source>The list says nothing about your version of Windows.</source>
        <translation>De lijst zegt niets over uw versie van Windows.</translation>
    </message>
    <message>
        <source>The list does not say which version repairs the leak.</source>
        <translation>De lijst zegt niet welke versie het lek dicht.</translation>
    </message>
    <message>
        <source>The notice names this program, but not which versions.</source>
        <translation>Het bericht noemt dit programma, maar niet welke versies.</translation>
    </message>
    <message>
        <source>The notice is years old and says nothing about newer versions.</source>
        <translation>Het bericht is jaren oud en zegt niets over nieuwere versies.</translation>
    </message>
    <message>
        <source>Microsoft does not say in its lists which version of Office repairs the leak.</source>
        <translation>Microsoft zegt in zijn lijsten niet welke versie van Office het lek dicht.</translation>
    </message>
    <message>
        <source>We are not sure that this is the same program.</source>
        <translation>Wij weten niet zeker of dit hetzelfde programma is.</translation>
    </message>
    <message>
        <source>We are not sure that the leak is in the program for your system.</source>
        <translation>Wij weten niet zeker of het lek ook in het programma voor uw systeem zit.</translation>
    </message>
    <message>
        <source>The leak only counts together with something else, which we do not see here.</source>
        <translation>Het lek telt alleen samen met iets anders, en dat zien wij hier niet.</translation>
    </message>
    <message>
        <source>The leak is in a part of Windows that not every computer has.</source>
        <translation>Het lek zit in een deel van Windows dat niet elke computer heeft.</translation>
    </message>
    <message>
        <source>There are several series of this program, and we do not know which one you have.</source>
        <translation>Van dit programma zijn er meer series. Wij weten niet welke u hebt.</translation>
    </message>
    <message>
        <source>There are several kinds of this program, and the list speaks of another one.</source>
        <translation>Van dit programma zijn er meer soorten. De lijst gaat over een andere soort.</translation>
    </message>
    <message>
        <source>The list is about a system that yours was made from.</source>
        <translation>De lijst gaat over het systeem waar uw systeem van is gemaakt.</translation>
    </message>
    <message>
        <source>We do not know which Windows updates are installed.</source>
        <translation>Wij weten niet welke updates van Windows erop staan.</translation>
    </message>
    <message>
        <source>An update is installed that our lists do not know. It may repair the leak.</source>
        <translation>Er staat een update op die onze lijsten niet kennen. Misschien dicht die het lek.</translation>
    </message>
    <message>
        <source>The repair comes in an update of its own, and we cannot see whether you have it.</source>
        <translation>Voor dit lek is er een aparte update. Wij kunnen niet zien of u die hebt.</translation>
    </message>
    <message>
        <source>The version of Windows and its list of updates contradict each other.</source>
        <translation>De versie van Windows en de lijst met updates spreken elkaar tegen.</translation>
    </message>
    <message>
        <source>This part of the system gets no repairs any more.</source>
        <translation>Dit deel van het systeem krijgt geen updates meer.</translation>
    </message>
    <message>
        <source>The repair is only for those with a paid subscription.</source>
        <translation>De update is alleen voor wie een betaald abonnement heeft.</translation>
    </message>
    <message>
        <source>We do not recognise the version of this system.</source>
        <translation>Wij herkennen de versie van dit systeem niet.</translation>
    </message>
    <message>
        <source>This version of the system gets no repairs any more. New leaks stay open.</source>
        <translation>Deze versie van het systeem krijgt geen updates meer. Nieuwe lekken blijven open.</translation>
    </message>
    <message numerus="yes">
        <source>We do not know %n program(s) on this computer well enough. So we cannot look up their leaks.</source>
        <translation>
            <numerusform>Wij kennen %n programma op deze computer niet goed genoeg. Daarom kunnen wij niet opzoeken of er een lek in zit.</numerusform>
            <numerusform>Wij kennen %n programma&apos;s op deze computer niet goed genoeg. Daarom kunnen wij niet opzoeken of er lekken in zitten.</numerusform>
        </translation>
    </message>
    <message>
        <source>some parts of the system: this list does not tell where they come from</source>
        <translation>sommige onderdelen van het systeem: deze lijst vertelt niet waar ze vandaan komen</translation>
    </message>
    <message>
        <source>We know of no update for this yet. So there is nothing to install now.</source>
        <translation>Wij kennen hiervoor nog geen update. U kunt nu dus niets installeren.</translation>
    </message>
    <message>
        <source>This device can be reached from the internet.</source>
        <translation>Dit apparaat is bereikbaar vanaf het internet.</translation>
    </message>
    <message>
        <source>We do not know yet whether this device can be reached from the internet.</source>
        <translation>Wij weten nog niet of dit apparaat bereikbaar is vanaf het internet.</translation>
    </message>
    <message>
        <source>We know of no update for this yet.</source>
        <translation>Wij kennen hiervoor nog geen update.</translation>
    </message>
    <message>
        <source>We know of no update for %1 yet.</source>
        <translation>Wij kennen nog geen update voor %1.</translation>
    </message>
    <message>
        <source>Update %1 from %2 to a version newer than %3.</source>
        <translation>Werk %1 bij van %2 naar een nieuwere versie dan %3.</translation>
    </message>
    <message>
        <source>Criminals use this leak in products like this one. The list does not say which versions.</source>
        <translation>Criminelen gebruiken dit lek in producten zoals dit. De lijst zegt niet in welke versies.</translation>
    </message>
    <message>
        <source>Our lists hold nothing about the maker of these devices: %1. Ask the maker or the supplier whether there are updates.</source>
        <translation>Onze lijsten zeggen niets over de maker van deze apparaten: %1. Vraag de maker of de leverancier of er updates zijn.</translation>
    </message>
    <message>
        <source>Fill in the model of these devices: %1. Without it we cannot look up their leaks.</source>
        <translation>Vul het model in van deze apparaten: %1. Zonder model kunnen wij de lekken niet opzoeken.</translation>
    </message>
    <message>
        <source>Criminals use leaks in products of the maker of this device: %1. The list does not say in which products. Check whether the device has the newest update.</source>
        <translation>Criminelen gebruiken lekken in producten van de maker van dit apparaat: %1. De lijst zegt niet in welke producten. Kijk of het apparaat de nieuwste update heeft.</translation>
    </message>
    <message>
        <source>Windows shows a number here that is not the real version. Look it up in the program.</source>
        <translation>Windows toont hier een nummer dat niet de echte versie is. Kijk in het programma zelf welke versie u hebt.</translation>
    </message>
    <message numerus="yes">
        <source>About %n leak(s) in Windows we cannot tell whether they are repaired. An update is installed that our lists do not know. Install the newest update of Windows, or make a new list of this computer with “systeminfo” and “Get-HotFix” and import it.</source>
        <translation>
            <numerusform>Bij %n lek in Windows weten wij niet of het dicht is. Er staat een update op deze computer die onze lijsten niet kennen. Installeer de nieuwste update van Windows. Of maak een nieuwe lijst van deze computer met “systeminfo” en “Get-HotFix” en haal die binnen.</numerusform>
            <numerusform>Bij %n lekken in Windows weten wij niet of ze dicht zijn. Er staat een update op deze computer die onze lijsten niet kennen. Installeer de nieuwste update van Windows. Of maak een nieuwe lijst van deze computer met “systeminfo” en “Get-HotFix” en haal die binnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An older version of this program read the lists. So we cannot look up leaks of programs in them. Import the lists again.</source>
        <translation>Een oudere versie van dit programma heeft de lijsten ingelezen. Lekken van programma&apos;s kunnen wij er niet in opzoeken. Lees de lijsten opnieuw in.</translation>
    </message>
</context>
</TS>
