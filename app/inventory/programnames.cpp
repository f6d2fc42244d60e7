// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/programnames.h"

#include "inventory/appstream.h"
#include "inventory/dep11.h"
#include "inventory/desktopentries.h"
#include "inventory/gunzip.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qint64 maxList = qint64(32) << 20; ///< Of one package; the largest of Debian 12 is 5 MB.
constexpr qint64 maxEntry = qint64(1) << 20; ///< A menu entry, or one component.
constexpr qint64 maxCollection = qint64(64) << 20;
constexpr int maxCollections = 64;        ///< Files; each part of each archive that is subscribed to has one.
constexpr qsizetype maxEntriesOfOne = 64; ///< Of one package: LibreOffice has a dozen.

const QByteArray menuFolder("/usr/share/applications/");
const QByteArray metainfoFolder("/usr/share/metainfo/");
const QByteArray oldMetainfoFolder("/usr/share/appdata/");

/** Lines of a list of files that begin with @p folder and end with @p suffix. */
QList<QString> filesIn(const QByteArray &list, const QByteArray &folder, const QByteArray &suffix)
{
    QList<QString> files;
    qsizetype at = 0;
    while (files.size() < maxEntriesOfOne && (at = list.indexOf(folder, at)) >= 0) {
        auto end = list.indexOf('\n', at);
        end = end < 0 ? list.size() : end;
        const auto path = list.sliced(at, end - at);
        const bool wholeLine = at == 0 || list[at - 1] == '\n';
        if (wholeLine && path.endsWith(suffix))
            files.append(QString::fromUtf8(path));
        at = end;
    }
    return files;
}

/** "calculator" of "/usr/share/applications/org.gnome.Calculator.desktop", and the whole before it. */
std::array<QString, 2> stemsOf(const QString &path)
{
    auto stem = path.section(u'/', -1).toLower();
    if (stem.endsWith(".desktop"_L1))
        stem.chop(8);
    return {stem, stem.section(u'.', -1)};
}

enum class CollectionForm { Xml, Yaml };

/** Collects what is said of packages; the first that is said of one stays. */
class NameCollector
{
public:
    NameCollector(const RootedTree &tree, const QList<Software> &software);

    void readDpkg();
    void readMenu();
    void readCollections();

    [[nodiscard]] QList<ProgramName> names() const { return m_names.values(); }

private:
    [[nodiscard]] std::optional<DesktopEntry> entryAt(const QString &path) const;
    void nameByEntries(const QString &package, QList<QString> paths);
    void addSummary(const QString &package, const QList<QString> &metainfo);
    void readCollection(const QString &path, CollectionForm form);
    void take(const QList<AppStreamComponent> &components);
    [[nodiscard]] QSet<QByteArray> unnamed() const;

    const RootedTree &m_tree;
    QMap<QString, QString> m_debs;  ///< Package to the stem of its list: "libc6:amd64" where it is so called.
    QHash<QString, QString> m_rpms; ///< In small letters to the package.
    QMap<QString, ProgramName> m_names;
};

NameCollector::NameCollector(const RootedTree &tree, const QList<Software> &software)
    : m_tree(tree)
{
    for (const auto &one : software) {
        if (one.kind != SoftwareKind::Package)
            continue;
        if (one.scheme == VersionScheme::Deb)
            m_debs.insert(one.name, one.architecture);
        else if (one.scheme == VersionScheme::Rpm)
            m_rpms.insert(one.name.toLower(), one.name);
    }
}

std::optional<DesktopEntry> NameCollector::entryAt(const QString &path) const
{
    const auto bytes = m_tree.read(path, maxEntry);
    if (!bytes)
        return std::nullopt;
    auto entry = parseDesktopEntry(*bytes, path);
    return entry && entry->shown ? std::optional(*std::move(entry)) : std::nullopt;
}

/** Of several entries the one called like the package stands for it, else the first by its file's name. */
void NameCollector::nameByEntries(const QString &package, QList<QString> paths)
{
    std::sort(paths.begin(), paths.end());
    std::stable_partition(paths.begin(), paths.end(), [&](const QString &path) {
        const auto stems = stemsOf(path);
        return stems[0] == package || stems[1] == package;
    });
    for (const auto &path : std::as_const(paths)) {
        if (const auto entry = entryAt(path)) {
            const auto &summary = entry->comment.isEmpty() ? entry->genericName : entry->comment;
            m_names.insert(package, {package, entry->name, summary});
            return;
        }
    }
}

void NameCollector::addSummary(const QString &package, const QList<QString> &metainfo)
{
    auto known = m_names.find(package);
    for (const auto &path : metainfo) {
        if (known == m_names.end() || !known->summary.isEmpty())
            return;
        const auto bytes = m_tree.read(path, maxEntry);
        const auto components = bytes ? parseAppStream(*bytes, path) : Result<QList<AppStreamComponent>>();
        if (components && !components->isEmpty())
            known->summary = components->first().summary;
    }
}

void NameCollector::readDpkg()
{
    for (auto package = m_debs.cbegin(); package != m_debs.cend(); ++package) {
        const auto folder = u"/var/lib/dpkg/info/"_s;
        auto list = m_tree.read(folder + package.key() + u".list"_s, maxList);
        if (!list)
            list = m_tree.read(folder + package.key() + u':' + package.value() + u".list"_s, maxList);
        if (!list)
            continue;
        const auto entries = filesIn(*list, menuFolder, ".desktop");
        if (entries.isEmpty())
            continue;
        nameByEntries(package.key(), entries);
        addSummary(package.key(), filesIn(*list, metainfoFolder, ".xml") + filesIn(*list, oldMetainfoFolder, ".xml"));
    }
}

void NameCollector::readMenu()
{
    if (m_rpms.isEmpty())
        return;
    QMap<QString, QList<QString>> byPackage;
    const auto files = m_tree.entries(QString::fromLatin1(menuFolder));
    for (const auto &file : files) {
        if (!file.endsWith(".desktop"_L1))
            continue;
        for (const auto &stem : stemsOf(file)) {
            if (const auto package = m_rpms.value(stem); !package.isEmpty()) {
                byPackage[package].append(QString::fromLatin1(menuFolder) + file);
                break;
            }
        }
    }
    for (auto package = byPackage.cbegin(); package != byPackage.cend(); ++package)
        if (!m_names.contains(package.key()))
            nameByEntries(package.key(), package.value());
}

QSet<QByteArray> NameCollector::unnamed() const
{
    QSet<QByteArray> packages;
    const auto add = [&](const QString &package) {
        if (!m_names.contains(package))
            packages.insert(package.toUtf8());
    };
    for (auto package = m_debs.cbegin(); package != m_debs.cend(); ++package)
        add(package.key());
    for (const auto &package : m_rpms)
        add(package);
    return packages;
}

void NameCollector::take(const QList<AppStreamComponent> &components)
{
    for (const auto &component : components) {
        const auto &package = component.package;
        const bool here = m_debs.contains(package) || m_rpms.value(package.toLower()) == package;
        if (here && component.application && !component.name.isEmpty() && !m_names.contains(package))
            m_names.insert(package, {package, component.name, component.summary});
    }
}

void NameCollector::readCollection(const QString &path, CollectionForm form)
{
    auto bytes = m_tree.read(path, maxCollection);
    if (bytes && path.endsWith(".gz"_L1))
        bytes = gunzip(*bytes, maxCollection, path);
    if (!bytes)
        return;
    const auto components =
        form == CollectionForm::Xml ? parseAppStream(*bytes, path) : parseDep11(*bytes, path, unnamed());
    if (components)
        take(*components);
}

/** @see AppStream 1.0, "Catalog Metadata", "Filesystem locations"; the older names were in use until 0.15. */
void NameCollector::readCollections()
{
    int left = maxCollections;
    for (const auto &root : {u"/usr/share"_s, u"/var/lib"_s, u"/var/cache"_s}) {
        for (const auto &[folder, form] :
             {std::pair(u"/swcatalog/xml"_s, CollectionForm::Xml), std::pair(u"/app-info/xmls"_s, CollectionForm::Xml),
              std::pair(u"/app-info/xml"_s, CollectionForm::Xml), std::pair(u"/swcatalog/yaml"_s, CollectionForm::Yaml),
              std::pair(u"/app-info/yaml"_s, CollectionForm::Yaml)}) {
            const auto files = m_tree.entries(root + folder);
            const auto ending = form == CollectionForm::Xml ? ".xml"_L1 : ".yml"_L1;
            for (const auto &file : files) {
                if ((file.endsWith(ending) || file.endsWith(ending + ".gz"_L1)) && left-- > 0)
                    readCollection(root + folder + u'/' + file, form);
            }
        }
    }
}

} // namespace

QList<ProgramName> programNames(const RootedTree &tree, const QList<Software> &software)
{
    NameCollector collector(tree, software);
    collector.readDpkg();
    collector.readMenu();
    collector.readCollections();
    return collector.names();
}

void applyProgramNames(const QList<ProgramName> &names, QList<Software> *software)
{
    QHash<QString, QString> byPackage;
    for (const auto &name : names)
        byPackage.insert(name.package, name.name);
    for (auto &one : *software)
        if (one.kind == SoftwareKind::Package)
            if (const auto name = byPackage.constFind(one.name); name != byPackage.cend())
                one.displayName = *name;
}

} // namespace Patchwijzer
