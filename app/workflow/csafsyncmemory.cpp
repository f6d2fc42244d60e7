// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafsyncmemory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int version = 1;
constexpr qint64 maxBytes = qint64(64) << 20;

QString textOf(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime momentOf(const QJsonValue &value)
{
    const auto moment = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return moment.isValid() ? moment.toUTC() : QDateTime();
}

} // namespace

CsafSyncMemory loadCsafSyncMemory(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxBytes)
        return {};
    const auto object = QJsonDocument::fromJson(file.readAll()).object();
    if (object["version"_L1].toInt() != version)
        return {};
    CsafSyncMemory memory;
    memory.state.from = momentOf(object["from"_L1]);
    const auto taken = object["taken"_L1].toObject();
    for (auto it = taken.begin(); it != taken.end(); ++it)
        memory.state.taken.insert(it.key(), momentOf(it.value()));
    const auto unread = object["unread"_L1].toArray();
    for (const auto &name : unread)
        memory.unread.append(name.toString());
    return memory;
}

Result<void> saveCsafSyncMemory(const QString &path, const CsafSyncMemory &memory)
{
    QJsonObject taken;
    for (auto it = memory.state.taken.begin(); it != memory.state.taken.end(); ++it)
        taken.insert(it.key(), textOf(it.value()));
    const QJsonObject object{{u"version"_s, version},
                             {u"from"_s, textOf(memory.state.from)},
                             {u"taken"_s, taken},
                             {u"unread"_s, QJsonArray::fromStringList(memory.unread)}};
    QSaveFile file(path);
    const auto json = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return fail(Error::Code::CannotWrite, path, file.errorString());
    return {};
}

} // namespace Patchwijzer
