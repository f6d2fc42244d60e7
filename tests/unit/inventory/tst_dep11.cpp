// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dep11.h"
#include "inventory/gunzip.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray head("---\nFile: DEP-11\nVersion: '0.12'\nOrigin: test\n");
const QByteArray component("---\nType: desktop-application\nID: org.example.Calc\nPackage: calc\nName:\n  C: Calc\n"
                           "Summary:\n  C: Counts\n");

QList<AppStreamComponent> read(const QByteArray &bytes, const QSet<QByteArray> &wanted = {"calc"})
{
    return parseDep11(bytes, u"a.yml"_s, wanted).value_or(QList<AppStreamComponent>());
}

/** The name of the one component there is, when its name is written so. */
QString nameOf(const QByteArray &name)
{
    const auto found = read(head + QByteArray(component).replace("  C: Calc\n", name));
    return found.size() == 1 ? found.first().name : u"none"_s;
}

/** A hundred thousand zeros. */
const QByteArray zeros = QByteArray::fromBase64(
    "H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA");
const QByteArray twoParts = QByteArray::fromBase64("H4sIAAAAAAACA8vPS1UAAElhrCMEAAAAH4sIAAAAAAACAyspzwcAZorKEQMAAAA=");

} // namespace

class TestDep11 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAComponent();
    void readsOnlyWhatIsWanted();
    void takesTheBestLanguage_data();
    void takesTheBestLanguage();
    void readsEveryWayToWriteAText_data();
    void readsEveryWayToWriteAText();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void survivesHostileInput_data();
    void survivesHostileInput();
    void neverCrashesWhereverItIsCut();
    void unpacks();
    void unpacksNoMoreThanAsked();
    void refusesBrokenPacking_data();
    void refusesBrokenPacking();
};

void TestDep11::readsAComponent()
{
    const auto found =
        read(head + component + "Categories:\n- Office\nIcon:\n  cached:\n  - name: x.png\n    width: 64\n");
    AppStreamComponent expected;
    expected.id = u"org.example.Calc"_s;
    expected.package = u"calc"_s;
    expected.name = u"Calc"_s;
    expected.summary = u"Counts"_s;
    expected.application = true;
    QCOMPARE(found, QList<AppStreamComponent>{expected});
    // The line ends of another system.
    QCOMPARE(read(QByteArray(head + component).replace("\n", "\r\n")), found);
    QVERIFY(!read(head + QByteArray(component).replace("desktop-application", "font")).first().application);
}

void TestDep11::readsOnlyWhatIsWanted()
{
    const auto other = QByteArray(component).replace("Package: calc", "Package: other").replace("example", "other");
    const auto both = head + component + other + component;
    QCOMPARE(read(both).size(), 2);
    QCOMPARE(read(both, {"other"}).size(), 1);
    QCOMPARE(read(both, {"other"}).first().id, u"org.other.Calc"_s);
    QVERIFY(read(both, {}).isEmpty());
    QVERIFY(read(head + QByteArray(component).replace("ID: org.example.Calc\n", "")).isEmpty());
    // A text that looks like the line.
    QVERIFY(read(head + QByteArray(component).replace("Package: calc\n", "Note: >-\n  Package: calc\n")).isEmpty());
}

void TestDep11::takesTheBestLanguage_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QString>("name");
    QTest::newRow("C") << QByteArray("  C: Calc\n  de: Rechner\n") << u"Calc"_s;
    QTest::newRow("Dutch") << QByteArray("  C: Calc\n  nl: Rekenmachine\n") << u"Rekenmachine"_s;
    QTest::newRow("Dutch first") << QByteArray("  nl: Rekenmachine\n  C: Calc\n") << u"Rekenmachine"_s;
    QTest::newRow("of the Netherlands") << QByteArray("  nl: A\n  nl_NL: B\n  nl_BE: C\n") << u"B"_s;
    QTest::newRow("only others") << QByteArray("  de: Rechner\n") << QString();
    QTest::newRow("quoted key") << QByteArray("  C: Calc\n  \"nl\": Rekenmachine\n") << u"Rekenmachine"_s;
}

void TestDep11::takesTheBestLanguage()
{
    QFETCH(const QByteArray, names);
    QTEST(nameOf(names), "name");
}

void TestDep11::readsEveryWayToWriteAText_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const QByteArray &written, const QString &name) {
        QTest::newRow(tag) << "  C: " + written + '\n' << name;
    };
    row("plain", "Calc: the tool", u"Calc: the tool"_s);
    row("remark", "Calc # not this", u"Calc"_s);
    row("over two lines", "Calc\n    and more", u"Calc and more"_s);
    row("single", "'It''s # Calc'", u"It's # Calc"_s);
    row("single, over two lines", "'Calc\n    too'", u"Calc too"_s);
    row("double", R"("Calc \"1\" \\ caf\xE9 \u20AC \U0001F600")", u"Calc \"1\" \\ caf\u00e9 \u20ac \U0001F600"_s);
    row("double, joined", "\"Cal\\\n    c\"", u"Calc"_s);
    row("folded", ">-\n    Calc\n    too", u"Calc too"_s);
    row("literal", "|\n    Calc\n    too", u"Calc too"_s);
    row("UTF-8", "R\xc3\xa9kenen", u"R\u00e9kenen"_s);
    row("alias", "*calc", QString());
    row("anchor", "&calc Calc", QString());
    row("tag", "!!python/object:os.system x", QString());
    row("mapping", "{a: b}", QString());
    row("nothing", "", QString());
    row("half a surrogate", R"("Calc \uD800")", u"Calc"_s);
    row("cut escape", R"("Calc \u20)", u"Calc"_s);
}

void TestDep11::readsEveryWayToWriteAText()
{
    QFETCH(const QByteArray, written);
    QTEST(nameOf(written), "name");
}

void TestDep11::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no head") << component;
    QTest::newRow("another kind") << QByteArray(head).replace("DEP-11", "DEP-12") + component;
    QTest::newRow("XML") << QByteArray("<components/>");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
}

void TestDep11::refusesOtherFiles()
{
    QFETCH(const QByteArray, bytes);
    const auto found = parseDep11(bytes, u"a.yml"_s, {"calc"});
    QVERIFY(!found);
    QCOMPARE(found.error().code, Error::Code::UnknownFormat);
}

void TestDep11::survivesHostileInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("deep") << component + "Deep:\n" + QByteArray(20'000, ' ') + "x: y\n";
    QTest::newRow("wide") << component + QByteArray("K: v\n").repeated(20'000);
    QTest::newRow("long") << component + "Long: " + QByteArray(1'000'000, 'x') + '\n';
    QTest::newRow("many marks") << component + QByteArray("---\n").repeated(50'000);
    QTest::newRow("many quotes") << component + "Q: \"" + QByteArray("\\\"").repeated(100'000) + '\n';
    QTest::newRow("bytes") << component + QByteArray("\xff\xfe\x00\x80: \x01\n", 9);
}

void TestDep11::survivesHostileInput()
{
    QFETCH(const QByteArray, bytes);
    const auto found = read(head + bytes);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().name, u"Calc"_s);
    const auto control = nameOf("  C: \"a\\x07\\x1b[31m\\u202Eb\"\n");
    QVERIFY2(!control.contains(QChar(7)) && !control.contains(QChar(0x1b)) && !control.contains(QChar(0x202e)),
             "no control or direction characters");
    QVERIFY(nameOf("  C: " + QByteArray(100'000, 'x') + '\n').size() <= 200);
}

void TestDep11::neverCrashesWhereverItIsCut()
{
    const auto whole = head + component + "  nl: \"Caf\\xE9\"\n  nl_NL: >-\n    a\n    b\n";
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto found = parseDep11(whole.left(size), u"a.yml"_s, {"calc"});
        QVERIFY(!found || found->size() <= 1);
    }
}

void TestDep11::unpacks()
{
    const auto two = gunzip(twoParts, 100, u"a.gz"_s);
    QVERIFY(two);
    QCOMPARE(*two, QByteArray("one two"));
}

void TestDep11::unpacksNoMoreThanAsked()
{
    QCOMPARE(gunzip(zeros, 100'000, u"a.gz"_s).value_or(QByteArray()), QByteArray(100'000, '\0'));
    const auto less = gunzip(zeros, 99'999, u"a.gz"_s);
    QVERIFY(!less);
    QCOMPARE(less.error().code, Error::Code::FileTooLarge);
}

void TestDep11::refusesBrokenPacking_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("File: DEP-11");
    QTest::newRow("more behind it") << twoParts + "x";
    for (qsizetype size = 1; size < twoParts.size(); ++size)
        if (gunzip(twoParts.left(size), 100, {}).value_or(QByteArray()) != "one ")
            QTest::addRow("cut after %d", int(size)) << twoParts.left(size);
    auto changed = twoParts;
    changed[changed.size() - 6] = char(changed[changed.size() - 6] ^ 1);
    QTest::newRow("another checksum") << changed;
}

void TestDep11::refusesBrokenPacking()
{
    QFETCH(const QByteArray, bytes);
    const auto found = gunzip(bytes, 100, u"a.gz"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, Error::Code::BadValue);
}

QTEST_GUILESS_MAIN(TestDep11)

#include "tst_dep11.moc"
