// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// seeds FOLDER TARGET…: makes the seeds of those targets, a folder for each: from the documents beside this file and
// the data of other tests, from these made wrong, and where real data is beside the checkout also small pieces of it.
#include "fuzz/binaryseeds.h"
#include "fuzz/hostile.h"
#include "transport/archive/archivereader.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxRealBytes = qint64(48) << 10; ///< libFuzzer tries small inputs much faster.
constexpr int maxRealFiles = 12;                  ///< Of each place.

/** Where documents of a target are besides fuzz/documents/<target>: a folder or archive, and how their names end. */
struct Place {
    const char *target;
    const char *path;
    const char *ending;
};

constexpr Place ownPlaces[] = {
    {"aptdryrun", "tests/data/updating", "dryrun.txt"},
    {"aptfetch", "tests/data/updating", "uris.txt"},
    {"aptrecords", "tests/data/updating", "records.txt"},
    {"csaf", "tests/data/feeds/csaf", "0.json"},
    {"csaf", "tests/data/feeds/csaf", "1.json"},
    {"csafvalidator", "tests/data/feeds/csaf", "0.json"},
    {"dpkgstatus", "tests/data/inventory", ".status"},
    {"feeddescription", "resources/feeds", ".json"},
    {"inventory", "tests/data/workflow/root/var/lib/dpkg", "status"},
    {"kev", "tests/data/workflow/feeds", "kev.json"},
    {"vulsresult", "tests/data/inventory/vuls", ".json"},
    {"debianlist", "tests/data/workflow/feeds", ".txt"},
    {"msrccvrf", "tests/data/feeds/msrc", ".json"},
    {"msrccvrf", "tests/data/feeds/msrc", ".xml"},
    {"osrelease", "tests/data/workflow/root/etc", "os-release"},
    {"osv", "tests/data/workflow/feeds", "0.json"},
    {"systeminfo", "tests/data/inventory/windows", ".txt"},
    {"windowslist", "tests/data/inventory/windows", ".csv"},
    {"windowslist", "tests/data/inventory/windows", ".json"},
    {"windowslist", "tests/data/inventory/windows", ".txt"},
    {"windowsreg", "tests/data/inventory/windows", ".reg"},
    {"windowswinget", "tests/data/inventory/windows", "export.json"},
    {"windowswinget", "tests/data/inventory/windows", "-nl.txt"},
};

constexpr Place realPlaces[] = {
    {"archive", "debian", "mini.zip"},
    {"archive", "ubuntu/osv", "vunnel-osv.tar.xz"},
    {"archive", "epss", "2021-04-14.csv.gz"},
    {"archive", "debian/tracker-salsa", ".tar.gz"},
    {"archive", "ubuntu/oval", "oci.com.ubuntu.jammy.pkg.oval.xml.bz2"},
    {"csaf", "csaf-fortinet/csaf", ".json"},
    {"csaf", "csaf-microsoft", ".json"},
    {"csaf", "csaf-overig", ".json"},
    {"csaf", "ncsc-nl", ".json"},
    {"csafvalidator", "csaf-conformance/csaf-conformance-2026-08.tar.xz", ".json"},
    {"csafvalidator", "csaf-overig", ".json"},
    {"cve", "cve5/cve5-kleinbedrijf-2024-10-24.zip", ".json"},
    {"dpkgstatus", "inventories/dpkg-randgevallen", ".status"},
    {"dpkglist", "inventories/dpkg", "squeeze.txt"},
    {"endoflife", "endoflife/endoflife-products-2026-08-22.tar.xz", ".json"},
    {"epss", "epss/epss_scores-2022-02-04.csv.gz", ".csv"},
    {"eukev", "kev", "eukev.json"},
    {"flatpaklist", "inventories/flatpak-snap", "_user"},
    {"flatpaklist", "inventories/flatpak-snap", ".xml"},
    {"mozilla", "mozilla/mfsa-2026-07-23.tar.xz", ".yml"},
    {"msrccvrf", "windows/cvrf-api/cvrf", "-Apr"},
    {"msrcupdates", "windows/cvrf-api", "updates"},
    {"nvd", "nvd/nvd-overrides-kleinbedrijf-2026-08-21.zip", ".json"},
    {"osv", "debian/osv-all-mini.zip", ".json"},
    {"osv", "ubuntu/osv/vunnel-osv.tar.xz", ".json"},
    {"rpmlist", "inventories/rpm", ".txt"},
    {"snaplist", "inventories/flatpak-snap", ".yaml"},
    {"vulsresult", "inventories/vuls-resultaten/vuls-results-2026-07-14.tar.xz", ".json"},
    {"yaml", "mozilla/mfsa-2026-07-23.tar.xz", ".yml"},
    {"systeminfo", "inventories/dism", ".txt"},
    {"systeminfo", "inventories/windows-systeminfo", ".txt"},
    {"windowslist", "inventories/windows-lijsten", "pc6-2023-04-register-koreaans.csv"},
    {"windowsreg", "inventories/windows-reg", ".reg"},
    {"windowswinget", "inventories/winget", ".txt"},
};

/** Gathers small entries whose names end so. */
class Gatherer final : public ArchiveVisitor
{
public:
    explicit Gatherer(QString ending)
        : m_ending(std::move(ending))
    {
    }

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override
    {
        const bool wanted =
            entry.path.endsWith(m_ending) && entry.sizeBytes <= maxRealBytes && documents.size() < maxRealFiles;
        return wanted ? EntryWay::Whole : EntryWay::Skip;
    }

    [[nodiscard]] Result<void> piece(const QByteArray &data) override
    {
        documents.append(data);
        return {};
    }

    [[nodiscard]] Result<void> end() override { return {}; }

    QList<QByteArray> documents;

private:
    QString m_ending;
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** Documents in a folder or an archive; none when it is not there. */
QList<QByteArray> documentsAt(const QString &path, const QString &ending, bool small)
{
    if (!QFileInfo(path).isDir()) {
        QFile file(path);
        Gatherer gatherer(ending);
        if (file.open(QIODevice::ReadOnly) && !visitArchiveStreaming(file, QFileInfo(path).fileName(), gatherer))
            std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
        return gatherer.documents;
    }
    QStringList files;
    QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        if (walk.next().endsWith(ending) && (!small || walk.fileInfo().size() <= maxRealBytes))
            files.append(walk.filePath());
    }
    files.sort();
    QList<QByteArray> documents;
    for (const auto &file : std::as_const(files)) {
        if (!small || documents.size() < maxRealFiles)
            documents.append(contentsOf(file));
    }
    return documents;
}

/** Writes seeds under names that say what they are; a test's own data is never changed. */
class Writer
{
public:
    explicit Writer(const QString &folder)
        : m_folder(folder)
    {
        m_folder.removeRecursively();
        m_failed = !m_folder.mkpath(u"."_s);
    }

    void add(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"%1-%2"_s.arg(++m_count, 4, 10, QChar(u'0')).arg(name)));
        m_failed |= !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size();
    }

    void addWithVariants(const QString &name, const QByteArray &document)
    {
        add(name, document);
        for (const auto &[variant, bytes] : variantsOf(document))
            add(name + u'-' + QString::fromLatin1(variant), bytes);
    }

    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QDir m_folder;
    int m_count = 0;
    bool m_failed = false;
};

/** Whether it takes every kind of feed, and so is tried on all of them. */
bool takesAll(const QString &target)
{
    return target == u"feedformat" || target == u"intake";
}

/** Whether the place is about @p target. */
bool isFor(const Place &place, const QString &target)
{
    const auto name = QLatin1String(place.target);
    return name == target || (takesAll(target) && name != "archive"_L1);
}

bool makeSeeds(const QString &folder, const QString &target)
{
    Writer writer(folder);
    for (const auto &[name, bytes] : hostileBytes())
        writer.add(QString::fromLatin1(name), bytes);
    const auto documents = QStringLiteral(PW_SOURCE_DIR "/tests/fuzz/documents");
    for (const auto &document : documentsAt(takesAll(target) ? documents : documents + u'/' + target, {}, false))
        writer.addWithVariants(u"own"_s, document);
    for (const auto &place : ownPlaces) {
        if (!isFor(place, target))
            continue;
        const auto found = documentsAt(QStringLiteral(PW_SOURCE_DIR "/") + QLatin1String(place.path),
                                       QLatin1String(place.ending), false);
        if (found.isEmpty())
            std::fprintf(stderr, "nothing in %s\n", place.path);
        for (const auto &document : found)
            writer.addWithVariants(u"data"_s, document);
    }
    for (const auto &document : binarySeeds(target))
        writer.addWithVariants(u"binary"_s, document);
    for (const auto &place : realPlaces) {
        const auto path = QStringLiteral(PW_SHARED_DIR "/corpus/") + QLatin1String(place.path);
        if (!isFor(place, target) || !QFileInfo::exists(path))
            continue;
        for (const auto &document : documentsAt(path, QLatin1String(place.ending), true))
            writer.add(u"real"_s, document);
    }
    return !writer.failed();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: seeds FOLDER TARGET…\n");
        return 2;
    }
    const QCoreApplication application(argc, argv); // The driver of SQLite is a plug-in.
    const QDir folder(QFile::decodeName(argv[1]));
    for (int i = 2; i < argc; ++i) {
        const auto target = QString::fromLatin1(argv[i]);
        if (!makeSeeds(folder.filePath(target), target)) {
            std::fprintf(stderr, "cannot write the seeds of %s\n", argv[i]);
            return 1;
        }
    }
    return 0;
}
