// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringView>

#include <initializer_list>

// Inside this room only: what lists of any form have in common before the rules look at them.
namespace Patchwijzer {

/** One thing in a list: names of fields in small letters without anything but letters and digits ("displayname"). */
struct WindowsRecord {
    struct Field {
        QString name;
        QString value;
    };
    QString where; ///< For errors: "file:12" or "file/3".
    QList<Field> fields;

    [[nodiscard]] bool has(QStringView name) const;

    /** Value of the first of @p names that is there and not empty. */
    [[nodiscard]] QString value(std::initializer_list<QStringView> names) const;
    [[nodiscard]] QString value(QStringView name) const { return value({name}); }

    /** Adds the field; false when one of that name is there already. */
    bool add(QString name, QString value);
};

struct WindowsRecords {
    QList<WindowsRecord> records;
    QList<Error> skipped;
};

inline constexpr qsizetype maxRecords = 200'000; // The longest real list has some 10,000 rows.
inline constexpr qsizetype maxFields = 1000;     // Of one record; Get-ComputerInfo has 180.
inline constexpr qsizetype maxFieldLength = 65536;

/** "Display Name", "display_name" and "DisplayName" are all "displayname". */
[[nodiscard]] QString fieldName(QStringView text);

/** Whether records with these fields say something about Windows or its programs. @p beginning of the file, for what
 *  names of fields alone cannot tell.
 */
[[nodiscard]] bool areWindowsFields(const QSet<QString> &names, QStringView beginning);

// How each form is taken apart. Errors: UnknownFormat, FileTooLarge, NotJson.
[[nodiscard]] Result<WindowsRecords> recordsOfJson(const QString &text, const QString &file);
[[nodiscard]] Result<WindowsRecords> recordsOfCsv(const QString &text, const QString &file);
[[nodiscard]] Result<WindowsRecords> recordsOfList(const QString &text, const QString &file);
[[nodiscard]] Result<WindowsRecords> recordsOfTable(const QString &text, const QString &file);

// Names of the fields at the beginning of a file, for recognising; empty when it has not that form.
[[nodiscard]] QSet<QString> firstFieldsOfJson(QStringView text);
[[nodiscard]] QSet<QString> firstFieldsOfCsv(const QString &text);
[[nodiscard]] QSet<QString> firstFieldsOfList(const QString &text);
[[nodiscard]] QSet<QString> firstFieldsOfTable(const QString &text);

} // namespace Patchwijzer
