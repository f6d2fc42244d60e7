// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/flatpaklist.h"
#include "inventory/probedsource.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qint64 maxMetainfoBytes = qint64{4} * 1024 * 1024; ///< Real ones are below 1 MB.
constexpr qsizetype shortCommit = 12;
constexpr qsizetype maxToolText = 300;
constexpr auto systemFolder = "var/lib/flatpak";
constexpr auto userFolder = ".local/share/flatpak";

constexpr qsizetype maxSteps = 100'000; ///< Folders walked through; a hostile tree may hold very many.

/** A walk through the folders of flatpak. */
struct Walk {
    ProbedSource &source;
    const RootedTree &tree;
    const std::stop_token &stop;
    qsizetype steps = 0;

    bool mayGoOn() { return ++steps <= maxSteps && !stop.stop_requested(); }
};

/** One installation of flatpak in a tree. */
struct Installation {
    QString folder;
    InstallScope scope = InstallScope::Machine;
};

/** The description that an app brings along; empty when it has none that can be read. */
Software describedApp(const RootedTree &tree, const QString &active, const QString &id)
{
    for (const auto *path : {"/export/share/metainfo/%1.metainfo.xml", "/files/share/metainfo/%1.metainfo.xml",
                             "/export/share/metainfo/%1.appdata.xml", "/files/share/metainfo/%1.appdata.xml",
                             "/files/share/appdata/%1.appdata.xml"}) {
        const auto bytes = tree.read(active + QString::fromLatin1(path).arg(id), maxMetainfoBytes);
        const auto one = bytes ? readFlatpakMetainfo(*bytes, id) : Result<Software>(fail(Error::Code::FileMissing, id));
        if (one)
            return *one;
    }
    return {};
}

/** An app or runtime whose folder is <folder>/<kind>/<id>/<arch>/<branch>/active. */
void addDeployed(Walk &walk, const Installation &where, const QString &ref)
{
    const auto &tree = walk.tree;
    const auto active = where.folder + u'/' + ref + u"/active"_s;
    if (!tree.exists(active))
        return;
    const auto id = ref.section(u'/', 1, 1);
    // Through the reader, so that what lists and what folders say looks the same.
    const QStringList cells{id,
                            {},
                            {},
                            ref.section(u'/', 3, 3),
                            ref.section(u'/', 2, 2),
                            {},
                            ref,
                            tree.locate(active).value_or(QString()).section(u'/', -1).left(shortCommit),
                            {},
                            {},
                            where.scope == InstallScope::User ? u"user"_s : u"system"_s};
    auto list = readFlatpakList(cells.join(u'\t').toUtf8(), active);
    if (!list) {
        walk.source.skipped.append(list.error());
        return;
    }
    auto one = list->software.first();
    if (ref.startsWith("app/"_L1)) {
        const auto described = describedApp(tree, active, id);
        if (!described.name.isEmpty()) {
            one.name = described.name;
            one.version = described.version;
            one.publisher = described.publisher;
        }
    }
    one.sourcePackage = one.name;
    one.sourceVersion = one.version;
    walk.source.software.append(std::move(one));
}

/** As flatpak does, without the translations and debug symbols of what is there itself. */
bool isSidePart(const QString &id)
{
    return id.endsWith(".Locale"_L1) || id.endsWith(".Debug"_L1) || id.endsWith(".Sources"_L1);
}

void readFolders(Walk &walk, const Installation &where)
{
    const auto entries = [&](const QString &ref) { return walk.tree.entries(where.folder + u'/' + ref); };
    for (const auto &kind : {u"app"_s, u"runtime"_s}) {
        for (const auto &id : entries(kind)) {
            if (isSidePart(id))
                continue;
            const auto idRef = kind + u'/' + id;
            for (const auto &arch : entries(idRef)) {
                // "current" is a link to one of the others.
                if (arch == "current"_L1)
                    continue;
                for (const auto &branch : entries(idRef + u'/' + arch)) {
                    if (!walk.mayGoOn())
                        return;
                    addDeployed(walk, where, idRef + u'/' + arch + u'/' + branch);
                }
            }
        }
    }
}

/** Homes of other people, as far as we may look into them. */
void readOtherHomes(Walk &walk, const ProbedTree &where)
{
    for (const auto &name : where.tree.entries(u"home"_s)) {
        const auto home = u"/home/"_s + name;
        const auto real = where.tree.locate(home);
        if (home == where.home || !real || !QFileInfo(*real).isDir())
            continue;
        if (!QFileInfo(*real).isReadable() || !QFileInfo(*real).isExecutable())
            walk.source.notLookedAt.append({u"otherUsers"_s, u"otherUser"_s, home});
        else
            readFolders(walk, {home + u'/' + QString::fromLatin1(userFolder), InstallScope::User});
    }
}

} // namespace

Result<ProbedSource> probeFlatpaks(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop)
{
    ProbedSource source;
    const auto what = u"flatpak"_s;
    auto listed = false;
    if (where.live) {
        const auto answer = tools.run(what, {u"list"_s, u"--columns="_s + flatpakColumns()}, stop);
        if (!answer && answer.error().code == Error::Code::Cancelled)
            return fail(answer.error());
        listed = answer && answer->exitCode == 0;
        if (listed) {
            auto list = readFlatpakList(answer->output, what);
            if (list)
                source = {std::move(list->software), std::move(list->skipped), {}};
            else if (!answer->output.trimmed().isEmpty())
                source.notLookedAt.append({what, u"unreadable"_s, list.error().detail});
        } else if (answer || answer.error().code != Error::Code::ToolMissing) {
            const auto detail = answer ? QString::fromUtf8(answer->errorOutput).trimmed() : answer.error().detail;
            source.notLookedAt.append({what, u"unreadable"_s, detail.left(maxToolText)});
        }
    }
    Walk walk{source, where.tree, stop};
    if (!listed) {
        readFolders(walk, {u'/' + QString::fromLatin1(systemFolder), InstallScope::Machine});
        if (!where.home.isEmpty())
            readFolders(walk, {where.home + u'/' + QString::fromLatin1(userFolder), InstallScope::User});
    }
    readOtherHomes(walk, where);
    if (stop.stop_requested())
        return fail(Error::Code::Cancelled, what);
    if (walk.steps > maxSteps)
        source.notLookedAt.append({what, u"unreadable"_s, u"more than %1 folders"_s.arg(maxSteps)});
    return source;
}

} // namespace Patchwijzer
