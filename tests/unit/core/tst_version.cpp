// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "core/version.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

struct SchemeFile {
    VersionScheme scheme;
    const char *own;
    const char *vectors;
};

constexpr SchemeFile SchemeFiles[]{
    {VersionScheme::Deb, "deb.tsv", "deb.tsv"},
    {VersionScheme::Rpm, "rpm.tsv", "rpm.tsv"},
    {VersionScheme::Windows, "windows.tsv", "winget.tsv"},
    {VersionScheme::Semver, "semver.tsv", "semver.tsv"},
    {VersionScheme::Generic, "generic.tsv", "generic-libversion.tsv"},
};

QString opposite(const QString &sign)
{
    if (sign == u"<")
        return u">"_s;
    return sign == u">" ? u"<"_s : sign;
}

/** Adds a row per line `a<TAB>sign<TAB>b[<TAB>…]`. @return how many. */
int addRows(VersionScheme scheme, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    int line = 0;
    while (!file.atEnd()) {
        auto text = QString::fromUtf8(file.readLine());
        text.chop(text.endsWith(u'\n') ? 1 : 0);
        const auto columns = text.split(u'\t');
        ++line;
        QTest::addRow("%s %s:%d", qPrintable(nameOf(scheme)), qPrintable(QFileInfo(path).fileName()), line)
            << scheme << columns.at(0) << columns.at(1) << columns.at(2);
    }
    return line;
}

void addColumns()
{
    QTest::addColumn<VersionScheme>("scheme");
    QTest::addColumn<QString>("lhs");
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QString>("rhs");
}

} // namespace

class VersionTest : public QObject
{
    Q_OBJECT

    static void checkRow()
    {
        QFETCH(VersionScheme, scheme);
        QFETCH(QString, lhs);
        QFETCH(QString, sign);
        QFETCH(QString, rhs);
        QCOMPARE(QString(orderingSign(compareVersions(scheme, lhs, rhs))), sign);
        QCOMPARE(QString(orderingSign(compareVersions(scheme, rhs, lhs))), opposite(sign));
        QCOMPARE(isValidVersion(scheme, lhs) && isValidVersion(scheme, rhs), sign != u"?");
    }

private Q_SLOTS:
    void ordersOwnRows_data()
    {
        addColumns();
        for (const auto &file : SchemeFiles) {
            const auto path = QStringLiteral(PW_TEST_DATA "/core/versions/") + QString::fromLatin1(file.own);
            QVERIFY2(addRows(file.scheme, path) > 10, qPrintable(path));
        }
    }
    void ordersOwnRows() { checkRow(); }

    void holdsForThePublishedVectors_data()
    {
        addColumns();
        const auto folder = QStringLiteral(PW_SHARED_DIR "/vectors/");
        if (!QFileInfo::exists(folder))
            QSKIP("SKIP: the published version vectors are not beside the checkout");
        for (const auto &file : SchemeFiles) {
            const auto path = folder + QString::fromLatin1(file.vectors);
            QVERIFY2(addRows(file.scheme, path) > 40, qPrintable(path));
        }
    }
    void holdsForThePublishedVectors() { checkRow(); }

    void anUnknownSchemeHasNoOrder()
    {
        QVERIFY(!isValidVersion(VersionScheme::Unknown, u"1.0"));
        QCOMPARE(orderingSign(compareVersions(VersionScheme::Unknown, u"1.0", u"1.0")), u'?');
    }

    void refusesLostText_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("nul") << QString(u"1.0"_s + QChar(u'\0'));
        QTest::newRow("replacement character") << QString(u"1.0"_s + QChar(QChar::ReplacementCharacter));
        QTest::newRow("half a surrogate pair") << QString(u"1.0"_s + QChar(char16_t(0xD800)));
    }
    void refusesLostText()
    {
        QFETCH(QString, version);
        for (const auto &file : SchemeFiles) {
            QVERIFY(!isValidVersion(file.scheme, version));
            QCOMPARE(orderingSign(compareVersions(file.scheme, version, version)), u'?');
        }
    }

    void knowsSchemesByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<VersionScheme>("scheme");
        QTest::newRow("deb") << u"deb"_s << VersionScheme::Deb;
        QTest::newRow("dpkg") << u"dpkg"_s << VersionScheme::Deb;
        QTest::newRow("debian") << u"debian"_s << VersionScheme::Deb;
        QTest::newRow("rpm") << u"rpm"_s << VersionScheme::Rpm;
        QTest::newRow("windows") << u"windows"_s << VersionScheme::Windows;
        QTest::newRow("winget") << u"winget"_s << VersionScheme::Windows;
        QTest::newRow("semver") << u"semver"_s << VersionScheme::Semver;
        QTest::newRow("generic") << u"generic"_s << VersionScheme::Generic;
        QTest::newRow("libversion") << u"libversion"_s << VersionScheme::Generic;
        QTest::newRow("generic-libversion") << u"generic-libversion"_s << VersionScheme::Generic;
    }
    void knowsSchemesByName()
    {
        QFETCH(QString, name);
        QFETCH(VersionScheme, scheme);
        QCOMPARE(schemeFromName(name), std::optional(scheme));
    }

    void refusesOtherSchemeNames()
    {
        for (const auto *name : {u"", u"unknown", u"DEB", u"deb ", u"alpm"})
            QVERIFY(!schemeFromName(name));
    }

    void survivesVeryLongVersions()
    {
        const QString digits(2'000'000, u'9');
        const auto longer = digits + u'1';
        for (const auto &file : SchemeFiles)
            QCOMPARE(orderingSign(compareVersions(file.scheme, digits, longer)), u'<');
    }
};

QTEST_GUILESS_MAIN(VersionTest)
#include "tst_version.moc"
