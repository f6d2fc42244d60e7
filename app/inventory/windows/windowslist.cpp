// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowslist.h"

#include "inventory/windows/recordrules.h"
#include "inventory/windows/windowstext.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Split = Result<WindowsRecords> (*)(const QString &text, const QString &file);

Result<Inventory> readRecords(Split split, const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    PW_TRY(auto parts, split(text, name));
    WindowsFindings findings;
    findings.skipped = std::move(parts.skipped);
    bool any = false;
    for (const auto &record : std::as_const(parts.records))
        any = takeRecord(record, &findings) || any;
    if (!any)
        return fail(Error::Code::NoSoftwareList, name, u"no record tells of a program, an update or Windows"_s);
    return finishedInventory(std::move(findings), name, now);
}

} // namespace

bool looksLikeWindowsJson(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes);
    return areWindowsFields(firstFieldsOfJson(text), text);
}

bool looksLikeWindowsCsv(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes);
    return areWindowsFields(firstFieldsOfCsv(text), text);
}

bool looksLikeWindowsList(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes);
    return areWindowsFields(firstFieldsOfList(text), text);
}

bool looksLikeWindowsTable(const QByteArray &bytes)
{
    return !firstFieldsOfTable(beginningOf(bytes)).isEmpty();
}

Result<Inventory> readWindowsJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return readRecords(recordsOfJson, bytes, name, now);
}

Result<Inventory> readWindowsCsv(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return readRecords(recordsOfCsv, bytes, name, now);
}

Result<Inventory> readWindowsList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return readRecords(recordsOfList, bytes, name, now);
}

Result<Inventory> readWindowsTable(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return readRecords(recordsOfTable, bytes, name, now);
}

} // namespace Patchwijzer
