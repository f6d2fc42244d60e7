// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** One value of a registry key. */
struct RegistryValue {
    enum class Kind {
        String, ///< REG_SZ and REG_EXPAND_SZ, not expanded.
        Number, ///< REG_DWORD and REG_QWORD.
        Multi,  ///< REG_MULTI_SZ: `text` has its lines joined with LF.
        Other,  ///< Anything else: that it is there is all we know.
    };
    QString name; ///< Empty for the default value.
    Kind kind = Kind::Other;
    QString text = {};
    quint64 number = 0;

    bool operator==(const RegistryValue &) const = default;
};

/** A registry key with its values, as a .reg file or the registry itself has it. */
struct RegistryKey {
    QString path; ///< Root written out: "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\…".
    QList<RegistryValue> values;

    /** Names of values differ in capitals only by accident. */
    [[nodiscard]] const RegistryValue *find(QStringView name) const
    {
        for (const auto &value : values) {
            if (name.compare(value.name, Qt::CaseInsensitive) == 0)
                return &value;
        }
        return nullptr;
    }

    /** Empty when the value is absent or no text. */
    [[nodiscard]] QString text(QStringView name) const
    {
        const auto *const value = find(name);
        return value && value->kind == RegistryValue::Kind::String ? value->text : QString();
    }

    /** Nothing when the value is absent, no number or does not fit. */
    [[nodiscard]] std::optional<quint32> number(QStringView name) const
    {
        const auto *const value = find(name);
        if (!value || value->kind != RegistryValue::Kind::Number || value->number > 0xffffffffU)
            return {};
        return quint32(value->number);
    }

    bool operator==(const RegistryKey &) const = default;
};

} // namespace Patchwijzer
