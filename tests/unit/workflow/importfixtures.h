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

/** @return the path, empty when it could not be written. */
inline QString put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

} // namespace Patchwijzer::Test
