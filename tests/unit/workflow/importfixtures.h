// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QString>

// Small feeds, written for the tests of the import.
namespace Patchwijzer::Test {

inline QDateTime importDay(int number = 20)
{
    return QDateTime(QDate(2099, 1, number), QTime(12, 0), Qt::UTC);
}

inline QByteArray osvRecord(const QByteArray &id, int day, const QByteArray &fixed = "2.0-1",
                            const QByteArray &ecosystem = "Debian:12")
{
    return R"({"id":")" + id + R"(","modified":"2099-01-)" + QByteArray::number(day).rightJustified(2, '0')
        + R"(T00:00:00Z","affected":[{"package":{"ecosystem":")" + ecosystem
        + R"(","name":"voorbeeld"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":")" + fixed
        + R"("}]}]}]})";
}

inline QByteArray listEntry(const QByteArray &id, int day, const QByteArray &fixed = "2.0-1")
{
    return '[' + QByteArray::number(day).rightJustified(2, '0') + " Jan 2099] " + id
        + " voorbeeld - security update\n\t{CVE-2099-0001}\n\t[bookworm] - voorbeeld " + fixed + '\n';
}

inline QByteArray kevOf(int day, const QByteArray &cve = "CVE-2099-0001")
{
    const auto date = "2099-01-" + QByteArray::number(day).rightJustified(2, '0');
    return R"({"title":"t","catalogVersion":"1","dateReleased":")" + date
        + R"(T10:00:00Z","count":1,"vulnerabilities":[{"cveID":")" + cve + R"(","dateAdded":")" + date + R"("}]})";
}

inline QByteArray dayOf(int day)
{
    return "2099-01-" + QByteArray::number(day).rightJustified(2, '0');
}

inline QByteArray epssOf(int day, const QByteArray &score, const QByteArray &cve = "CVE-2099-0001")
{
    return "#model_version:v2099.01.01,score_date:" + dayOf(day) + "T00:00:00Z\ncve,epss,percentile\n" + cve + ','
        + score + ",0.5\n";
}

inline QByteArray cveRecord(const QByteArray &cve, int day, const QByteArray &title = "Lek")
{
    return R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":")" + cve
        + R"(","state":"PUBLISHED","dateUpdated":")" + dayOf(day) + R"(T00:00:00Z"},"containers":{"cna":{"title":")"
        + title + R"(","affected":[{"vendor":"Maker","product":"Ding","defaultStatus":"unaffected",)"
        + R"("versions":[{"version":"0","lessThan":"2","status":"affected","versionType":"semver"}]}]}}})";
}

/** What a document says of its versions: of the integer kind, all those before the last one as well. */
inline QByteArray revisionsOf(const QByteArray &version, const QByteArray &date)
{
    QByteArray revisions;
    for (int number = 1; number < version.toInt(); ++number)
        revisions += R"({"number":")" + QByteArray::number(number) + R"(","date":"2099-01-01T00:00:00Z",)"
            + R"("summary":"eerder"},)";
    return revisions + R"({"number":")" + version + R"(","date":)" + date + R"(,"summary":"laatste"})";
}

/** A CSAF 2.0 document that keeps to every rule. */
inline QByteArray csafDocument(const QByteArray &id, int day, const QByteArray &publisher = "https://maker.example",
                               const QByteArray &version = "1")
{
    const auto date = '"' + dayOf(day) + R"(T00:00:00Z")";
    return R"({"document":{"category":"csaf_base","csaf_version":"2.0","title":"Bericht )" + id
        + R"(","distribution":{"tlp":{"label":"WHITE"}},"publisher":{"category":"vendor","name":"Maker","namespace":")"
        + publisher + R"("},"tracking":{"id":")" + id + R"(","status":"final","version":")" + version
        + R"(","initial_release_date":)" + date + R"(,"current_release_date":)" + date + R"(,"revision_history":[)"
        + revisionsOf(version, date) + R"(]}},"vulnerabilities":[{"cve":"CVE-2099-0001"}]})";
}

/** @return the path, empty when it could not be written. */
inline QString put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

} // namespace Patchwijzer::Test
