// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <functional>
#include <string>
#include <utility>

namespace Patchwijzer {

/** Writes JSON piece by piece, for lists too long to hold as QJsonArray: the same text as QJsonDocument::Indented
 * gives, so that nobody sees which of the two wrote it. The keys of an object must be given in the order in which
 * QJsonObject sorts them, each once; every begin needs its end.
 */
class JsonText
{
public:
    using Sink = std::function<void(const QByteArray &)>;

    /** @param sink gets the text in pieces, each only lent to it; the last one comes with finish(). */
    explicit JsonText(Sink sink)
        : m_sink(std::move(sink))
    {
    }

    // Without a key: the outermost value, and those in an array.
    void beginObject(QLatin1StringView key = {}) { begin(key, '{'); }
    void endObject() { end('}'); }
    void beginArray(QLatin1StringView key = {}) { begin(key, '['); }
    void endArray() { end(']'); }
    void add(QLatin1StringView key, const QString &text);
    void add(QLatin1StringView key, int number);
    void add(QLatin1StringView key, const QList<QString> &texts);
    void add(QLatin1StringView key, const QJsonValue &value);
    /** Nothing when the text is empty. */
    void addIfKnown(QLatin1StringView key, const QString &text);
    void finish();

private:
    void begin(QLatin1StringView key, char bracket);
    void end(char bracket);
    void startValue(QLatin1StringView key);
    void newLine();
    void quote(const QString &text);
    void send();

    Sink m_sink;
    std::string m_text; ///< Grows by a few letters at a time, at which it is quicker than QByteArray.
    int m_depth = 0;
    bool m_first = true; ///< Nothing is in the object or array yet.
};

} // namespace Patchwijzer
