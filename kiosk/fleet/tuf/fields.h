// Reading one JSON object of a metadata document: what is asked for must be there, of its type and within its bounds.
// Fields that nobody asks for may be there: the specification wants them kept in what is signed, and they are. The
// first complaint is kept, with its place ("signed.roles.root.threshold"). Spec: TUF 1.0.34 §4 "undefined
// attribute-value pairs"
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

namespace evergreen::tuf {

class Fields {
public:
    /// A value that is no object is the first complaint, and has no fields.
    Fields(const boost::json::value& value, std::string place, std::string& complaint);

    bool has(const char* name) const { return m_object.contains(name); }
    /// Not empty, at most `bytesMax`.
    std::string text(const char* name, std::size_t bytesMax) const;
    /// Any length, none as well: bounded by the document alone.
    std::string anyText(const char* name) const;
    std::int64_t integer(const char* name, std::int64_t least) const;
    bool flag(const char* name) const;
    Fields object(const char* name) const;
    const boost::json::array& array(const char* name, std::size_t countMax) const;

    const boost::json::object& all(std::size_t countMax) const;
    /// One member of all(), for a map whose keys are names.
    Fields member(const boost::json::key_value_pair& one) const;
    /// One element of an array().
    Fields element(const boost::json::value& one) const;

    void complain(const char* name, const char* what) const;
    bool isComplained() const { return !m_complaint.empty(); }

private:
    const boost::json::value& find(const char* name) const;

    const boost::json::object& m_object;
    std::string m_place;
    std::string& m_complaint;
};

}  // namespace evergreen::tuf
