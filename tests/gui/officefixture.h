// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "workflow/session.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Patchwijzer::Test {

/** A small office computer of our own making, in a folder of its own: tests change it as an owner would. */
class OfficeFixture
{
public:
    OfficeFixture()
    {
        const QDir source(QStringLiteral(PW_TEST_DATA "/gui/office/root"));
        QDirIterator files(source.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto file = files.next();
            const auto target = root() + QLatin1Char('/') + source.relativeFilePath(file);
            QDir().mkpath(QFileInfo(target).path());
            QFile::copy(file, target);
            QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        }
        QDir().mkpath(dataDir());
    }

    [[nodiscard]] QString root() const { return m_folder.filePath(QStringLiteral("root")); }
    [[nodiscard]] QString dataDir() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString statusFile() const { return root() + QStringLiteral("/var/lib/dpkg/status"); }
    [[nodiscard]] static QList<QString> feeds() { return {QStringLiteral(PW_TEST_DATA "/gui/office/feeds")}; }

    [[nodiscard]] std::unique_ptr<Session> makeSession() const
    {
        Session::Options options;
        options.dataDir = dataDir();
        options.root = root();
        options.caseDir = dataDir();
        return std::make_unique<Session>(options, std::make_shared<FixedClock>(now()));
    }

    [[nodiscard]] static QDateTime now() { return {QDate(2026, 11, 22), QTime(9, 0), Qt::UTC}; }

    /** As if somebody had installed that version: @return whether the package was there with the old one. */
    [[nodiscard]] bool install(const QByteArray &from, const QByteArray &to) const
    {
        QFile file(statusFile());
        if (!file.open(QIODevice::ReadOnly))
            return false;
        auto text = file.readAll();
        file.close();
        if (!text.contains("\nVersion: " + from + '\n'))
            return false;
        text.replace("\nVersion: " + from + '\n', "\nVersion: " + to + '\n');
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    }

    /** Adds @p count packages, and for each a leak in its present version; the feed goes to @return. */
    [[nodiscard]] QString addPackages(int count) const
    {
        auto feed = m_folder.filePath(QStringLiteral("more"));
        QDir().mkpath(feed);
        QFile status(statusFile());
        if (!status.open(QIODevice::Append))
            return {};
        for (int i = 0; i < count; ++i) {
            const auto name = QByteArrayLiteral("libexample") + QByteArray::number(i + 100);
            status.write("\nPackage: " + name + "\nStatus: install ok installed\nSection: libs\nArchitecture: amd64\n"
                         + "Maintainer: Example Maintainers <maintainers@example.org>\nVersion: 1.0-1\n"
                         + "Description: for tests\n");
            writeAdvisory(feed, name, i);
        }
        return feed;
    }

private:
    static void writeAdvisory(const QString &folder, const QByteArray &package, int number)
    {
        const auto id = QByteArrayLiteral("CVE-2026-") + QByteArray::number(80000 + number);
        // Most of them local and small; every eighth one can be used from afar.
        const QByteArray vector = number % 8 == 0 ? QByteArrayLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                                                  : QByteArrayLiteral("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:L");
        QFile file(folder + QLatin1Char('/') + QString::fromLatin1(id) + QStringLiteral(".json"));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(
            R"({"schema_version": "1.7.5", "id": ")" + id + R"(", "published": "2026-11-10T00:00:00Z", )"
            + R"("modified": "2026-11-20T06:00:00Z", "severity": [{"type": "CVSS_V3", "score": ")" + vector
            + R"("}], "affected": [{"package": {"ecosystem": "Debian:12", "name": ")" + package
            + R"("}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1-1"}]}]}]})");
    }

    QTemporaryDir m_folder;
};

} // namespace Patchwijzer::Test
