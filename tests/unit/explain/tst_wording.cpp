// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/wording.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Patchwijzer;

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesTheShippedWords();
    void refusesAMissingFragment();
    void refusesAFragmentNobodyUses();
    void refusesBrokenTexts_data();
    void refusesBrokenTexts();
    void refusesFilesThatAreNotJson();
    void refusesEveryTruncatedFile();
    void hasNoKeyTwice();
    void choosesTheFormByNumber();

private:
    QMap<QString, QByteArray> withText(const QString &file, const QString &key, const QJsonValue &value) const;
    QMap<QString, QByteArray> m_files;
};

void TestWording::initTestCase()
{
    const QDir folder(QStringLiteral(PW_SOURCE_DIR "/resources/explain/nl"));
    const auto names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_files.insert(name.chopped(5), file.readAll());
    }
    QVERIFY(!m_files.isEmpty());
}

QMap<QString, QByteArray> TestWording::withText(const QString &file, const QString &key, const QJsonValue &value) const
{
    auto files = m_files;
    auto object = QJsonDocument::fromJson(files.value(file)).object();
    if (value.isUndefined())
        object.remove(key);
    else
        object.insert(key, value);
    files.insert(file, QJsonDocument(object).toJson());
    return files;
}

void TestWording::takesTheShippedWords()
{
    const auto wording = Wording::parse(m_files);
    QVERIFY2(wording, wording ? "" : qPrintable(wording.error().where + u' ' + wording.error().detail));
}

void TestWording::refusesAMissingFragment()
{
    for (const auto &rule : fragmentRules()) {
        const auto id = rule.id.toString();
        const auto wording =
            Wording::parse(withText(id.section(u'.', 0, 0), id.section(u'.', 1), QJsonValue::Undefined));
        QVERIFY2(!wording, qPrintable(id));
        QCOMPARE(wording.error().code, Error::Code::MissingField);
        QCOMPARE(wording.error().where, id);
    }
}

void TestWording::refusesAFragmentNobodyUses()
{
    const auto wording = Wording::parse(withText(QStringLiteral("what"), QStringLiteral("extra"), QStringLiteral("x")));
    QVERIFY(!wording);
    QCOMPARE(wording.error().code, Error::Code::BadValue);
    QCOMPARE(wording.error().where, QStringLiteral("what.extra"));
}

void TestWording::refusesBrokenTexts_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("empty") << QJsonValue(QStringLiteral(" "));
    QTest::newRow("number") << QJsonValue(3);
    QTest::newRow("unknown slot") << QJsonValue(QStringLiteral("a {deadline} b"));
    QTest::newRow("not closed") << QJsonValue(QStringLiteral("a {leaks b"));
    QTest::newRow("not opened") << QJsonValue(QStringLiteral("a leaks} b"));
    QTest::newRow("nested") << QJsonValue(QStringLiteral("a {leaks:{leaks}/b}"));
    QTest::newRow("one form") << QJsonValue(QStringLiteral("a {leaks:b}"));
    QTest::newRow("three forms") << QJsonValue(QStringLiteral("a {leaks:b/c/d}"));
    QTest::newRow("empty slot") << QJsonValue(QStringLiteral("a {} b"));
}

void TestWording::refusesBrokenTexts()
{
    QFETCH(QJsonValue, value);
    const auto wording = Wording::parse(withText(QStringLiteral("what"), QStringLiteral("leaks"), value));
    QVERIFY(!wording);
    QCOMPARE(wording.error().code, Error::Code::BadValue);
    QCOMPARE(wording.error().where, QStringLiteral("what.leaks"));
}

void TestWording::refusesFilesThatAreNotJson()
{
    for (const char *json : {"", "[]", "3", "{\"a\":"}) {
        auto files = m_files;
        files.insert(QStringLiteral("what"), json);
        const auto wording = Wording::parse(files);
        QVERIFY(!wording);
        QCOMPARE(wording.error().code, Error::Code::NotJson);
        QCOMPARE(wording.error().where, QStringLiteral("what"));
    }
}

void TestWording::refusesEveryTruncatedFile()
{
    const auto whole = m_files.value(QStringLiteral("wayBack")).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        auto files = m_files;
        files.insert(QStringLiteral("wayBack"), whole.left(length));
        QVERIFY2(!Wording::parse(files), QByteArray::number(length).constData());
    }
}

/** QJsonDocument silently keeps the last of two equal keys. */
void TestWording::hasNoKeyTwice()
{
    static const QRegularExpression key(QStringLiteral("^  \"(\\w+)\":"), QRegularExpression::MultilineOption);
    for (auto it = m_files.begin(); it != m_files.end(); ++it) {
        QSet<QString> keys;
        qsizetype count = 0;
        for (auto match = key.globalMatch(QString::fromUtf8(it.value())); match.hasNext(); ++count)
            keys.insert(match.next().captured(1));
        QCOMPARE(keys.size(), count);
        QCOMPARE(QJsonDocument::fromJson(it.value()).object().size(), count);
    }
}

void TestWording::choosesTheFormByNumber()
{
    const auto wording = Wording::parse(
        withText(QStringLiteral("what"), QStringLiteral("leaks"), QStringLiteral("{leaks:one/# of #} and {leaks}.")));
    QVERIFY(wording);
    FragmentSlots values;
    values.numbers.insert(QStringLiteral("leaks"), 1);
    QCOMPARE(wording->text(u"what.leaks", values), QStringLiteral("one and 1."));
    values.numbers.insert(QStringLiteral("leaks"), 7);
    QCOMPARE(wording->text(u"what.leaks", values), QStringLiteral("7 of 7 and 7."));
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
