// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "unit/workflow/dutch.h"
#include "workflow/errorsentence.h"

#include <QSet>
#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

/** Names every code once: a new one that is not here does not compile (-Wswitch). */
bool isCode(Error::Code code)
{
    switch (code) {
    case Error::Code::FileMissing:
    case Error::Code::FileUnreadable:
    case Error::Code::FileTooLarge:
    case Error::Code::FileTruncated:
    case Error::Code::UnknownFormat:
    case Error::Code::NotJson:
    case Error::Code::MissingField:
    case Error::Code::BadValue:
    case Error::Code::NoSoftwareList:
    case Error::Code::ArchiveBroken:
    case Error::Code::ArchiveUnsafePath:
    case Error::Code::ArchiveTooLarge:
    case Error::Code::ArchiveTooManyEntries:
    case Error::Code::ArchiveNested:
    case Error::Code::DiskFull:
    case Error::Code::CannotWrite:
    case Error::Code::DatabaseBroken:
    case Error::Code::DatabaseTooNew:
    case Error::Code::DatabaseBusy:
    case Error::Code::FeedOlder:
    case Error::Code::ToolMissing:
    case Error::Code::ToolFailed:
    case Error::Code::ToolOutputUnknown:
    case Error::Code::Network:
    case Error::Code::NetworkTimeout:
    case Error::Code::NetworkBusy:
    case Error::Code::NetworkRefused:
    case Error::Code::NetworkNotFound:
    case Error::Code::NetworkTooLarge:
    case Error::Code::NetworkInsecure:
    case Error::Code::NetworkBadAnswer:
    case Error::Code::HashMismatch:
    case Error::Code::SignatureMissing:
    case Error::Code::SignatureWrong:
    case Error::Code::SignatureKeyChanged:
    case Error::Code::SignatureNotChecked:
    case Error::Code::ProviderNotFound:
    case Error::Code::BundleUnsigned:
    case Error::Code::BundleUnknownKey:
    case Error::Code::CsafInvalid:
    case Error::Code::Cancelled:
    case Error::Code::WrongUse:
    case Error::Code::UnknownUpdate:
    case Error::Code::UnsupportedPlatform:
        return true;
    }
    return false;
}

QList<Error::Code> allCodes()
{
    QList<Error::Code> codes;
    for (int value = 0; isCode(static_cast<Error::Code>(value)); ++value)
        codes.append(static_cast<Error::Code>(value));
    return codes;
}

qsizetype sentencesIn(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("[.?](\\s|$)"));
    return text.count(end);
}

} // namespace

class TestErrorSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheLastCode();
    void saysWhatHappenedAndWhetherWorkIsSafeAndWhatToDo_data();
    void saysWhatHappenedAndWhetherWorkIsSafeAndWhatToDo();
    void hasASentenceOfItsOwnForEachCode();
    void saysItInDutch_data() { saysWhatHappenedAndWhetherWorkIsSafeAndWhatToDo_data(); }
    void saysItInDutch();
    void avoidsJargon();
    void takesAPlaceThatLooksLikeAPlaceholder();
    void namesTheFieldsThatTheOwnerFillsIn();
    void namesTheHostOfAnAddress();
    void tellsWhetherAPartOrTheWholeWasLeftOut();
};

void TestErrorSentence::knowsTheLastCode()
{
    QVERIFY(allCodes().contains(Error::Code::FileMissing));
    QVERIFY(allCodes().contains(Error::Code::UnsupportedPlatform));
}

void TestErrorSentence::saysWhatHappenedAndWhetherWorkIsSafeAndWhatToDo_data()
{
    QTest::addColumn<Error::Code>("code");
    for (const auto code : allCodes())
        QTest::newRow(qPrintable(nameOf(code))) << code;
}

void TestErrorSentence::saysWhatHappenedAndWhetherWorkIsSafeAndWhatToDo()
{
    QFETCH(Error::Code, code);
    const auto text = errorSentence({code, QStringLiteral("somewhere.zip"), QStringLiteral("secret detail")});
    QVERIFY2(sentencesIn(text) >= 3, qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("somewhere.zip")), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("secret detail")), "the detail is for the log");
    QVERIFY(!text.contains(QLatin1Char('!')) && !text.contains(QLatin1Char('%')));
    const auto unnamed = errorSentence({code, {}, {}});
    QVERIFY2(!unnamed.contains(QStringLiteral("“”")) && !unnamed.contains(QStringLiteral("()")), qPrintable(unnamed));
}

void TestErrorSentence::hasASentenceOfItsOwnForEachCode()
{
    QSet<QString> sentences;
    for (const auto code : allCodes())
        sentences.insert(errorSentence({code, QStringLiteral("x"), {}}));
    QCOMPARE(sentences.size(), allCodes().size());
}

void TestErrorSentence::saysItInDutch()
{
    QFETCH(Error::Code, code);
    const Error error{code, QStringLiteral("somewhere.zip"), {}};
    const auto english = errorSentence(error);
    const Dutch dutch;
    QVERIFY(dutch.isLoaded());
    const auto text = errorSentence(error);
    QVERIFY2(text != english, qPrintable(text));
    QVERIFY2(sentencesIn(text) >= 3, qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("somewhere.zip")), qPrintable(text));
    QVERIFY2(errorSentence({code, {}, {}}) != errorSentence(error), "an unnamed place has words of its own");
}

void TestErrorSentence::avoidsJargon()
{
    const auto words = forbiddenWords();
    if (words.isEmpty())
        QSKIP("SKIP: the list of words to avoid is not beside this checkout");
    const Dutch dutch;
    for (const auto code : allCodes()) {
        const auto text = errorSentence({code, QStringLiteral("x"), {}});
        QVERIFY2(forbiddenWordIn(text, words).isEmpty(), qPrintable(text + forbiddenWordIn(text, words)));
    }
}

void TestErrorSentence::takesAPlaceThatLooksLikeAPlaceholder()
{
    const auto text = errorSentence({Error::Code::FileMissing, QStringLiteral("100%1.zip"), {}});
    QVERIFY2(text.contains(QStringLiteral("100%1.zip")), qPrintable(text));
}

void TestErrorSentence::namesTheFieldsThatTheOwnerFillsIn()
{
    const Dutch dutch;
    QVERIFY(errorSentence({Error::Code::WrongUse, QStringLiteral("until"), {}}).contains(QStringLiteral("de datum")));
    QVERIFY(errorSentence({Error::Code::WrongUse, QStringLiteral("reason"), {}}).contains(QStringLiteral("de reden")));
}

void TestErrorSentence::namesTheHostOfAnAddress()
{
    const auto text = errorSentence({Error::Code::Network, QStringLiteral("https://www.example.com/a/list.json"), {}});
    QVERIFY2(text.contains(QStringLiteral("“www.example.com”")), qPrintable(text));
}

void TestErrorSentence::tellsWhetherAPartOrTheWholeWasLeftOut()
{
    for (const auto code : {Error::Code::MissingField, Error::Code::BadValue}) {
        const Error error{code, QStringLiteral("list.json"), {}};
        const Dutch dutch;
        QVERIFY2(errorSentence(error).contains(QStringLiteral("Uw eerdere gegevens zijn er nog.")),
                 qPrintable(errorSentence(error)));
        QVERIFY2(skippedSentence(error).contains(QStringLiteral("Dat stuk hebben wij overgeslagen.")),
                 qPrintable(skippedSentence(error)));
    }
    const Error other{Error::Code::NotJson, QStringLiteral("list.json"), {}};
    QCOMPARE(skippedSentence(other), errorSentence(other));
}

QTEST_GUILESS_MAIN(TestErrorSentence)
#include "tst_errorsentence.moc"
