// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/firmwarelist.h"
#include "inventory/probedsource.h"
#include "inventory/rpmlist.h"
#include "inventory/snaplist.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxToolText = 300;
constexpr int nothingToDo = 2; ///< Exit code of fwupdmgr.

/** Where distributions keep it; the first with a database counts. */
constexpr std::array<QStringView, 3> rpmFolders{u"usr/lib/sysimage/rpm", u"var/lib/rpm", u"usr/share/rpm"};
constexpr std::array<QStringView, 3> rpmFiles{u"rpmdb.sqlite", u"Packages.db", u"Packages"};

/** First line of what a program complains about. */
QString complaintOf(const ToolAnswer &answer)
{
    const auto text = QString::fromUtf8(answer.errorOutput.trimmed());
    auto line = text.section(u'\n', 0, 0).left(maxToolText).trimmed();
    return line.isEmpty() ? u"exit code %1"_s.arg(answer.exitCode) : line;
}

NotLookedAt unreadable(const QString &what, const QString &detail)
{
    return {what, u"unreadable"_s, detail};
}

NotLookedAt notRun(const QString &what, const Error &error)
{
    return {what, error.code == Error::Code::ToolMissing ? u"toolMissing"_s : u"unreadable"_s,
            error.detail.isEmpty() ? error.where : error.where + u": "_s + error.detail};
}

void take(ProbedSource &source, Result<SoftwareList> list, const QString &what)
{
    if (list) {
        source.software = std::move(list->software);
        source.skipped = std::move(list->skipped);
    } else if (list.error().code != Error::Code::NoSoftwareList)
        source.notLookedAt.append(unreadable(what, list.error().detail));
}

/** Folder of the database, its links followed; empty when there is none, or its file is a link to elsewhere. */
QString rpmDatabase(const RootedTree &tree)
{
    for (const auto folder : rpmFolders) {
        const auto real = tree.locate(folder.toString());
        if (!real)
            continue;
        for (const auto file : rpmFiles) {
            const auto path = folder.toString() + u'/' + file.toString();
            if (tree.exists(path) && tree.locate(path) == *real + u'/' + file.toString())
                return *real;
        }
    }
    return {};
}

Result<ToolAnswer> askRpm(ToolRunner &tools, const QString &database, const QString &format,
                          const std::stop_token &stop)
{
    // Never its own default: that may be a database in the home folder, which it would even make.
    return tools.run(u"rpm"_s, {u"--dbpath"_s, database, u"--nosignature"_s, u"-qa"_s, u"--qf"_s, format}, stop);
}

} // namespace

Result<ProbedSource> probeRpm(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop)
{
    ProbedSource source;
    const auto database = rpmDatabase(where.tree);
    if (database.isEmpty())
        return source;
    const auto what = u"rpm"_s;
    auto answer = askRpm(tools, database, rpmQueryFormat(), stop);
    // Before 4.14 there are no modules, and before 4.9 only the other word for the epoch.
    if (answer && answer->output.isEmpty() && answer->errorOutput.contains("unknown tag"))
        answer = askRpm(tools, database,
                        rpmQueryFormat().remove("\\t%{MODULARITYLABEL}"_L1).replace("EPOCHNUM"_L1, "EPOCH"_L1), stop);
    if (!answer && answer.error().code == Error::Code::Cancelled)
        return fail(answer.error());
    if (!answer) {
        source.notLookedAt.append(notRun(what, answer.error()));
        return source;
    }
    auto list = readRpmPackages(answer->output, what, stop);
    if (!list && list.error().code == Error::Code::Cancelled)
        return fail(list.error());
    const auto failed = answer->exitCode != 0 || answer->errorOutput.startsWith("error:");
    if (!list && failed) {
        source.notLookedAt.append(unreadable(what, complaintOf(*answer)));
        return source;
    }
    take(source, std::move(list), what);
    if (failed)
        source.skipped.append({Error::Code::ToolFailed, what, complaintOf(*answer)});
    return source;
}

Result<ProbedSource> probeSnaps(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop)
{
    ProbedSource source;
    const auto what = u"snap"_s;
    const auto names = where.tree.entries(u"var/lib/snapd/snaps"_s);
    const auto present =
        std::any_of(names.begin(), names.end(), [](const QString &name) { return name.endsWith(".snap"_L1); });
    if (!present)
        return source;
    if (!where.live) {
        source.notLookedAt.append({what, u"otherTree"_s, u"/var/lib/snapd/snaps"_s});
        return source;
    }
    const auto answer = tools.run(what, {u"list"_s}, stop);
    if (!answer && answer.error().code == Error::Code::Cancelled)
        return fail(answer.error());
    if (!answer)
        source.notLookedAt.append(notRun(what, answer.error()));
    else if (answer->exitCode != 0)
        source.notLookedAt.append(unreadable(what, complaintOf(*answer)));
    else
        take(source, readSnapList(answer->output, what), what);
    return source;
}

Result<ProbedSource> probeFirmware(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop)
{
    ProbedSource source;
    if (!where.live)
        return source;
    const auto what = u"firmware"_s;
    const auto answer = tools.run(u"fwupdmgr"_s, {u"get-devices"_s, u"--json"_s}, stop);
    if (!answer && answer.error().code == Error::Code::Cancelled)
        return fail(answer.error());
    if (!answer)
        source.notLookedAt.append(notRun(what, answer.error()));
    else if (answer->exitCode == 0)
        take(source, readFirmwareList(answer->output, u"fwupd"_s), what);
    else if (answer->exitCode != nothingToDo)
        source.notLookedAt.append(unreadable(what, complaintOf(*answer)));
    return source;
}

} // namespace Patchwijzer
