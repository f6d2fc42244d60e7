// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowsfile.h"

#include "inventory/windows/hotfixlist.h"
#include "inventory/windows/regfile.h"
#include "inventory/windows/systeminfo.h"
#include "inventory/windows/windowslist.h"
#include "inventory/windows/windowstext.h"
#include "inventory/windows/wingetlist.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct Form {
    bool (*looksLike)(const QByteArray &bytes);
    Result<Inventory> (*read)(const QByteArray &bytes, const QString &name, const QDateTime &now);
};

// The surest marks first: text with colons looks like many things.
constexpr auto forms = std::to_array<Form>({
    {looksLikeRegFile, readRegFile},
    {looksLikeWingetExport, readWingetExport},
    {looksLikeWindowsJson, readWindowsJson},
    {looksLikeDism, readDism},
    {looksLikeSysteminfo, readSysteminfo},
    {looksLikeWingetList, readWingetList},
    {looksLikeHotfixTable, readHotfixTable},
    {looksLikeOfferedUpdates, readOfferedUpdates},
    {looksLikeWindowsCsv, readWindowsCsv},
    {looksLikeWindowsTable, readWindowsTable},
    {looksLikeWindowsList, readWindowsList},
});

const Form *formOf(const QByteArray &bytes)
{
    const auto *const found =
        std::find_if(forms.begin(), forms.end(), [&](const Form &form) { return form.looksLike(bytes); });
    return found == forms.end() ? nullptr : found;
}

} // namespace

bool looksLikeWindowsFile(const QByteArray &bytes)
{
    return formOf(bytes) != nullptr;
}

Result<Inventory> readWindowsFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    if (const auto *const form = formOf(bytes))
        return form->read(bytes, name, now);
    if (bytes.size() <= 1024 && windowsText(bytes).trimmed().isEmpty())
        return fail(Error::Code::NoSoftwareList, name, u"the file is empty"_s);
    return fail(Error::Code::UnknownFormat, name, u"no list that Windows or its tools write"_s);
}

} // namespace Patchwijzer
